namespace Clarion.Kubernetes.Client;

/// <summary>Which objects of a kind to list.</summary>
/// <param name="Namespace">Only this namespace; null for all.</param>
/// <param name="LabelSelector">For example <c>app=metallb,component=speaker</c>; null for all.</param>
/// <param name="FieldSelector">For example <c>metadata.name=config</c>; null for all.</param>
public sealed record ListQuery(string? Namespace = null, string? LabelSelector = null, string? FieldSelector = null)
{
    /// <summary>Everything, in all namespaces.</summary>
    public static readonly ListQuery All = new();
}
