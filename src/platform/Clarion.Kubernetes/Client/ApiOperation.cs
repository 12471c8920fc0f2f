using Clarion.Api.Meta;

namespace Clarion.Kubernetes.Client;

/// <summary>What a request wants, in the words of RBAC: for paths and for error messages.</summary>
/// <param name="Verb">get, list, watch, create, update, patch or delete.</param>
/// <param name="Group">API group; empty for core.</param>
/// <param name="Resource">Plural name, with the subresource behind a slash.</param>
/// <param name="Namespace">Namespace; empty for cluster-scoped kinds and for all namespaces.</param>
/// <param name="Name">Name of the object; empty for a list.</param>
internal sealed record ApiOperation(string Verb, string Group, string Resource, string Namespace, string Name)
{
    public static ApiOperation Of<T>(string verb, ObjectKind<T> kind, ObjectKey key, string? subresource)
        where T : IObject =>
        new(verb, kind.Group, subresource is null ? kind.Plural : $"{kind.Plural}/{subresource}",
            key.Namespace, key.Name);

    /// <summary>For example <c>patch services/status default/web</c>.</summary>
    public override string ToString()
    {
        var resource = Group.Length == 0 ? Resource : $"{Resource} ({Group})";
        return (Namespace.Length, Name.Length) switch
        {
            (0, 0) => $"{Verb} {resource}",
            (0, _) => $"{Verb} {resource} {Name}",
            (_, 0) => $"{Verb} {resource} in namespace {Namespace}",
            _ => $"{Verb} {resource} {Namespace}/{Name}",
        };
    }

    /// <summary>What to grant so that it is no longer forbidden.</summary>
    public string Grant
    {
        get
        {
            var where = Namespace.Length == 0 ? "cluster-wide" : $"in namespace {Namespace}";
            return $"allow verb \"{Verb}\" on resource \"{Resource}\" of API group \"{Group}\" {where} by a Role or "
                + "ClusterRole bound to this user";
        }
    }
}
