namespace Clarion.Kubernetes.Client;

/// <summary>Delete only if the object is still this one; else the API server answers Conflict.</summary>
/// <param name="Uid">Its <c>metadata.uid</c>, or null.</param>
/// <param name="ResourceVersion">Its <c>metadata.resourceVersion</c>, or null.</param>
public sealed record DeletePreconditions(string? Uid = null, string? ResourceVersion = null);
