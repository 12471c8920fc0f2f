namespace Clarion.Kubernetes.Client;

/// <summary>The value of a request that succeeds without an answer worth reading.</summary>
public readonly record struct Nothing;
