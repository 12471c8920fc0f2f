namespace Clarion.Kubernetes.Credentials;

/// <summary>There are no credentials to send a request with; the message says why and what to do.</summary>
internal sealed class CredentialException(string message) : IOException(message);
