using System.Text.Json.Nodes;
using Clarion.Hub.Access;
using Clarion.Hub.Kinds;
using Clarion.Hub.Writes;

namespace Clarion.Hub;

/// <summary>What is there from the start: the namespaces of every cluster, and Clarion's with its accounts.</summary>
internal static class Bootstrap
{
    private static readonly string[] Namespaces =
        ["default", "kube-node-lease", "kube-public", "kube-system", HubUser.OwnNamespace];

    private static readonly string[] Accounts = ["clarion-viewer", "controller", "speaker"];

    private static readonly WriteOptions Options = new(false, FieldValidation.Strict);

    public static void Create(ObjectWriter writer)
    {
        foreach (var name in Namespaces)
            Create(writer, CoreKinds.Namespace, "", name);
        foreach (var name in Accounts)
            Create(writer, CoreKinds.ServiceAccount, HubUser.OwnNamespace, name);
    }

    private static void Create(ObjectWriter writer, HubKind kind, string @namespace, string name)
    {
        var body = new JsonObject
        {
            ["kind"] = kind.Kind,
            ["apiVersion"] = kind.ApiVersion,
            ["metadata"] = new JsonObject { ["name"] = name },
        };
        if (!writer.Create(new(kind, @namespace, "", Options), body).Is(out _, out var failure))
            throw new InvalidOperationException($"{kind.Kind} {name} is refused: {failure.Message}");
    }
}
