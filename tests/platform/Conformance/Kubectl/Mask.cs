using System.Globalization;
using System.Text.RegularExpressions;

namespace Clarion.Tests.Platform.Conformance.Kubectl;

/// <summary>Replaces what differs from run to run, and nothing else, by a word in capitals.</summary>
internal static partial class Mask
{
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    /// <summary>What kubectl printed, without what varies and the width of columns that follows from it.</summary>
    public static string Apply(string output, string inNamespace)
    {
        var text = output.Replace(inNamespace, "NAMESPACE", StringComparison.Ordinal);
        text = Uid().Replace(text, "UID");
        text = Time().Replace(text, time => IsRecent(time.Value) ? "NOW" : time.Value);
        text = Version().Replace(text, "VERSION");
        text = ClusterIp().Replace(text, "CLUSTER-IP-GIVEN");
        text = NodePort().Replace(text, "NODE-PORT");
        text = Age().Replace(text, "AGO");
        return Gap().Replace(LineEnd().Replace(text, ""), "  ");
    }

    private static bool IsRecent(string time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
        && (TimeProvider.System.GetUtcNow() - parsed).Duration() < Recent;

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uid();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000")]
    private static partial Regex Time();

    [GeneratedRegex(@"(?<=resourceVersion""?: ""|Resource Version: +)\d+")]
    private static partial Regex Version();

    [GeneratedRegex(@"\b10\.(0|96)\.\d+\.\d+\b")]
    private static partial Regex ClusterIp();

    [GeneratedRegex(@"(?<=\d:|nodePort""?: |NodePort: .* )3[0-2]\d{3}\b")]
    private static partial Regex NodePort();

    [GeneratedRegex(@"(?<![\w.])(\d+[smhdy]){1,2}(?![\w.])")]
    private static partial Regex Age();

    [GeneratedRegex(@"(?<=\S) {2,}")]
    private static partial Regex Gap();

    [GeneratedRegex(@" +$", RegexOptions.Multiline)]
    private static partial Regex LineEnd();
}
