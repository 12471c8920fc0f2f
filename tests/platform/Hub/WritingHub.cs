using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Services;
using Clarion.Hub.Storage;
using Clarion.Hub.Writes;
using Clarion.Testing.Clocks;

namespace Clarion.Tests.Platform.Hub;

/// <summary>The parts of a Hub that write, without a server and on a clock of their own.</summary>
internal sealed class WritingHub
{
    private static readonly WriteOptions Options = new(false, FieldValidation.Strict);

    public WritingHub()
    {
        // CA5394: addresses of tests are no secret.
#pragma warning disable CA5394
        Commits = new(Store, new ServiceNetwork(ServiceRanges.Default, new Random(1)));
#pragma warning restore CA5394
        Writer = new(Store, Commits, Time);
        Deleter = new(Store, Commits, Time);
        Create(CoreKinds.Namespace, "t");
    }

    public ManualTime Time { get; } = new();

    public ObjectStore Store { get; } = new(100);

    public CommitStep Commits { get; }

    public ObjectWriter Writer { get; }

    public ObjectDeleter Deleter { get; }

    /// <summary>Creates an object in namespace t, or in the cluster.</summary>
    public StoredObject Create(HubKind kind, string name, Action<JsonObject>? edit = null)
    {
        var body = new JsonObject
        {
            ["kind"] = kind.Kind, ["apiVersion"] = kind.ApiVersion, ["metadata"] = new JsonObject { ["name"] = name },
        };
        edit?.Invoke(body);
        var outcome = Writer.Create(new(kind, kind.Namespaced ? "t" : "", "", Options), body);
        Assert.True(outcome.Is(out _, out var failure), failure?.Message);
        return Find(kind, name)!;
    }

    public StoredObject? Find(HubKind kind, string name) => Store.Find(kind, kind.Namespaced ? "t" : "", name);

    public Deletion Delete(HubKind kind, string name, DeleteOptions? options = null)
    {
        var outcome = Deleter.Delete(kind, kind.Namespaced ? "t" : "", name, options ?? DeleteOptions.Background);
        Assert.True(outcome.Is(out var deletion, out var failure), failure?.Message);
        return deletion;
    }
}
