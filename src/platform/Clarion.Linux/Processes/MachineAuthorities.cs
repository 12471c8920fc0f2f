using Clarion.Linux.Calls;

namespace Clarion.Linux.Processes;

/// <summary>The certificate authorities that the machine trusts, where OpenSSL finds them.</summary>
public static class MachineAuthorities
{
    /// <summary>
    /// For a process that trusts none of them. .NET reads them all, some hundred files, before it looks at any
    /// certificate, whoever it is to be signed by; it has no switch for that but the environment of the process. What
    /// it starts trusts whom it did: .NET passes on the environment that it found. Call this before the first
    /// connection and while no other thread works: the C library's environment has no lock.
    /// </summary>
    public static void Forgo()
    {
        _ = LibC.SetEnv("SSL_CERT_FILE", "", overwrite: 1);
        _ = LibC.SetEnv("SSL_CERT_DIR", "", overwrite: 1);
    }
}
