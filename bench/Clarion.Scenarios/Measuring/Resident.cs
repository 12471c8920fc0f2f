using System.Globalization;

namespace Clarion.Scenarios.Measuring;

/// <summary>Resident memory of a process.</summary>
internal static class Resident
{
    /// <summary>VmRSS, in bytes.</summary>
    public static long Bytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status")
            .First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ')[^2], CultureInfo.InvariantCulture);
    }

    /// <summary>For the table.</summary>
    public static string Text(long bytes) => (bytes / 1e6).ToString("0", CultureInfo.InvariantCulture) + " MB";
}
