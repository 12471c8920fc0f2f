namespace Clarion.Kubernetes.Client;

/// <summary>Which objects of a kind to list.</summary>
/// <param name="Namespace">Only this namespace; null for all.</param>
/// <param name="LabelSelector">For example <c>app=metallb,component=speaker</c>; null for all.</param>
/// <param name="FieldSelector">For example <c>metadata.name=config</c>; null for all.</param>
public sealed record ListQuery(string? Namespace = null, string? LabelSelector = null, string? FieldSelector = null)
{
    /// <summary>
    /// Objects asked for at a time, 1 or more: fewer take less memory, more take fewer requests. kubectl's 500 is about
    /// 0.7 MB of Services.
    /// </summary>
    public int PageSize { get; init; } = 500;

    /// <summary>Everything, in all namespaces.</summary>
    public static readonly ListQuery All = new();
}
