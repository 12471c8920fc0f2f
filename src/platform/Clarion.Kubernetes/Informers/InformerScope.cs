namespace Clarion.Kubernetes.Informers;

/// <summary>Which objects of a kind an informer follows.</summary>
/// <param name="Namespace">Only this namespace; null for all.</param>
/// <param name="LabelSelector">For example <c>app=metallb,component=speaker</c>; null for all.</param>
/// <param name="FieldSelector">For example <c>metadata.name=config</c>; null for all.</param>
public sealed record InformerScope(
    string? Namespace = null, string? LabelSelector = null, string? FieldSelector = null)
{
    /// <summary>Everything, in all namespaces.</summary>
    public static readonly InformerScope All = new();
}
