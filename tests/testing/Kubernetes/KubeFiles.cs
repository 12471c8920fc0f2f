using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Clarion.Testing.Kubernetes;

/// <summary>Finds the programs of a real Kubernetes, where a machine has them.</summary>
public static class KubeFiles
{
    private const string Variable = "CLARION_KUBE";

    /// <summary>What to say when a test is skipped for want of them.</summary>
    public const string SkipReason =
        "needs the Kubernetes test programs: set CLARION_KUBE to the folder that holds the script 'unpack'";

    /// <summary>Unpacks the programs, if that has not been done, and tells their folder.</summary>
    public static bool TryUnpack([NotNullWhen(true)] out string? programs)
    {
        programs = null;
        if (Find() is not { } folder)
            return false;
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(folder, "unpack"))
        {
            RedirectStandardOutput = true,
        })!;
        programs = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>The variable's folder, else <c>shared/kube</c> beside any folder above the test program.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return File.Exists(Path.Combine(named, "unpack"))
                ? named
                : throw new FileNotFoundException($"{Variable}={named}: there is no script 'unpack' in it");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "kube");
            if (File.Exists(Path.Combine(candidate, "unpack")))
                return candidate;
        }

        return null;
    }
}
