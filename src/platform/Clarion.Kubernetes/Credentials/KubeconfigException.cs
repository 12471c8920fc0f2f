namespace Clarion.Kubernetes.Credentials;

/// <summary>Ends the reading of a kubeconfig from wherever it stands; never leaves this folder.</summary>
internal sealed class KubeconfigException(string message) : Exception(message);
