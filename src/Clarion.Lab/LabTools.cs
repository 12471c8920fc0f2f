using Clarion.Lab.Networks;

namespace Clarion.Lab;

/// <summary>The programs that a lab runs, and how they come onto the machine.</summary>
public static class LabTools
{
    /// <summary>Where Debian has the programs of root, which the PATH of a root by su lacks.</summary>
    private const string RootFolders = "/usr/sbin:/sbin";

    private static readonly (string Tool, string Package)[] Needed =
        [("ip", "iproute2"), ("nft", "nftables"), ("sh", "dash"), ("setsid", "util-linux")];

    /// <summary>Sees to it that the machine can run a lab.</summary>
    /// <param name="mayInstall">Whether missing Debian packages may be installed.</param>
    /// <param name="say">Told before something is installed.</param>
    /// <returns>What is in the way, as a sentence with what to do; null: nothing.</returns>
    public static async Task<string?> ObstacleAsync(bool mayInstall, Action<string> say)
    {
        if (!OperatingSystem.IsLinux())
            return "a lab needs Linux: it builds its network of network namespaces";
        if (!Environment.IsPrivilegedProcess)
            return "a lab needs root, for network namespaces: run it with sudo";
        Environment.SetEnvironmentVariable("PATH", string.Join(':', [.. Folders(), RootFolders]));
        var missing = Missing();
        if (missing.Count > 0 && mayInstall && Has("apt-get"))
            missing = await InstallAsync(missing, say);
        return missing.Count == 0
            ? null
            : $"packages are missing for a lab: apt-get install {string.Join(' ', missing)}";
    }

    private static async Task<List<string>> InstallAsync(List<string> packages, Action<string> say)
    {
        say($"clarion: installing {string.Join(' ', packages)}");
        await Tool.TryRunAsync(["apt-get", "update", "-qq"]);
        var (code, output) = await Tool.TryRunAsync([
            "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", "--no-install-recommends",
            .. packages,
        ]);
        if (code != 0)
            say(string.Join('\n', output.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(5)));
        return Missing();
    }

    private static List<string> Missing() =>
        [.. Needed.Where(needed => !Has(needed.Tool)).Select(needed => needed.Package).Distinct()];

    private static bool Has(string tool) =>
        Folders().Any(folder => File.Exists(Path.Combine(folder, tool)));

    private static string[] Folders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
}
