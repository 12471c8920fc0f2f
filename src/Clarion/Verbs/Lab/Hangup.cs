using System.Globalization;
using System.Runtime.InteropServices;

namespace Clarion.Verbs.Lab;

/// <summary>Tells when the terminal goes away, which would end the process at once (SIGHUP).</summary>
internal static class Hangup
{
    /// <summary>SIGHUP's bit in the masks of proc(5).</summary>
    private const ulong Bit = 1;

    /// <summary>Watches for it, unless whoever started the process wants it to go on without (nohup).</summary>
    /// <param name="gone">Called instead of the end of the process; from any thread.</param>
    public static IDisposable? Watch(Action gone) => IsIgnored() ? null : PosixSignalRegistration.Create(
        PosixSignal.SIGHUP,
        context =>
        {
            context.Cancel = true;
            gone();
        });

    private static bool IsIgnored()
    {
        const string Status = "/proc/self/status";
        const string Field = "SigIgn:";
        if (!File.Exists(Status))
            return false;
        var line = File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal));
        return line is not null
            && ulong.TryParse(
                line.AsSpan(Field.Length).Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                out var ignored)
            && (ignored & Bit) != 0;
    }
}
