using Clarion.Lab.Networks;

namespace Clarion.Lab;

/// <summary>The programs that a lab runs, and how they come onto the machine.</summary>
public static class LabTools
{
    private static readonly (string Tool, string Package)[] Needed =
        [("ip", "iproute2"), ("nft", "nftables"), ("sh", "dash")];

    /// <summary>Sees to it that the machine can run a lab.</summary>
    /// <param name="mayInstall">Whether missing Debian packages may be installed.</param>
    /// <param name="say">Told before something is installed.</param>
    /// <returns>What is in the way, as a sentence with what to do; null: nothing.</returns>
    public static async Task<string?> ObstacleAsync(bool mayInstall, Action<string> say)
    {
        if (!OperatingSystem.IsLinux())
            return "it needs Linux: it builds its network of network namespaces";
        if (!Environment.IsPrivilegedProcess)
            return "it needs root, for network namespaces: run it with sudo";
        var missing = Missing();
        if (missing.Count > 0 && mayInstall && Has("apt-get"))
            missing = await InstallAsync(missing, say);
        return missing.Count == 0 ? null : $"packages are missing: apt-get install {string.Join(' ', missing)}";
    }

    private static async Task<List<string>> InstallAsync(List<string> packages, Action<string> say)
    {
        say($"clarion lab: installing {string.Join(' ', packages)}");
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

    // Root's PATH lacks the sbin folders on some machines, where the programs are found all the same.
    private static bool Has(string tool) =>
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin"
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, tool)));
}
