namespace Clarion.Kubernetes.Credentials;

/// <summary>Whether a credential plug-in may ask the person at the terminal (<c>interactiveMode</c>).</summary>
internal enum InteractiveMode
{
    /// <summary>It does not.</summary>
    Never,

    /// <summary>It does where there is somebody.</summary>
    IfAvailable,

    /// <summary>It must.</summary>
    Always,
}
