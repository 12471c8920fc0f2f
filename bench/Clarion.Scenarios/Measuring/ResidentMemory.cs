using System.Globalization;

namespace Clarion.Scenarios.Measuring;

/// <summary>VmRSS of a process.</summary>
internal static class ResidentMemory
{
    /// <summary>For the table.</summary>
    public static string Of(int process) =>
        (BytesOf(process) / 1e6).ToString("0", CultureInfo.InvariantCulture) + " MB";

    public static long BytesOf(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status")
            .First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ')[^2], CultureInfo.InvariantCulture);
    }
}
