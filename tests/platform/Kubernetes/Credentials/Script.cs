namespace Clarion.Tests.Platform.Kubernetes.Credentials;

/// <summary>A credential plug-in for a test, as a shell script in a folder of its own.</summary>
internal sealed class Script : IDisposable
{
    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string folder = Directory.CreateTempSubdirectory("clarion-plugin-").FullName;

    /// <summary>Its path.</summary>
    public string Path => System.IO.Path.Combine(folder, "plugin");

    /// <summary>How often it was run.</summary>
    public int Runs => File.Exists(FileOf("runs")) ? File.ReadAllLines(FileOf("runs")).Length : 0;

    /// <summary>A file in the folder that the script runs in.</summary>
    public string FileOf(string name) => System.IO.Path.Combine(folder, name);

    /// <summary>Writes it; it can use <c>$here</c>, its folder.</summary>
    public void Write(string body)
    {
        File.WriteAllText(Path, $"#!/bin/sh\nhere={folder}\necho run >> $here/runs\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, Executable);
    }

    /// <summary>Prints an ExecCredential with this status.</summary>
    public void Print(string status) => Write(
        "cat <<'END'\n{\"kind\": \"ExecCredential\", \"apiVersion\": \"client.authentication.k8s.io/v1\", "
        + $"\"status\": {status}}}\nEND");

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
