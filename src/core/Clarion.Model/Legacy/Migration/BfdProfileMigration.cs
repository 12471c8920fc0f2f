using System.Text.Json.Nodes;
using Clarion.Model.Refusals;

namespace Clarion.Model.Legacy.Migration;

/// <summary>An entry of <c>bfd-profiles</c> as a BFDProfile.</summary>
internal sealed class BfdProfileMigration(ObjectWriter writer, ObjectNames names, RefusalCollector refusals)
{
    private const int IntervalMin = 10;
    private const int IntervalMax = 60_000;

    private static readonly (string Old, string New, long Min, long Max)[] Numbers =
    [
        ("receive-interval", "receiveInterval", IntervalMin, IntervalMax),
        ("transmit-interval", "transmitInterval", IntervalMin, IntervalMax),
        ("detect-multiplier", "detectMultiplier", 2, 255),
        ("echo-interval", "echoInterval", IntervalMin, IntervalMax),
        ("minimum-ttl", "minimumTtl", 1, 254),
    ];

    private static readonly (string Old, string New)[] Flags =
        [("echo-mode", "echoMode"), ("passive-mode", "passiveMode")];

    public MigratedObject? Convert(JsonObject entry, string field)
    {
        var before = refusals.Count;
        var reader = new LegacyReader(entry, field, refusals);
        reader.RefuseOtherKeysThan(
            ["name", .. Numbers.Select(number => number.Old), .. Flags.Select(flag => flag.Old)]);
        var name = reader.ReadRequiredText("name");
        var spec = new JsonObject();
        foreach (var (old, now, least, most) in Numbers)
        {
            if (reader.ReadNumber(old, least, most) is { } value)
                spec[now] = value;
        }

        foreach (var (old, now) in Flags)
        {
            if (reader.ReadFlag(old, false))
                spec[now] = true;
        }

        if (refusals.Count > before)
            return null;
        var title = names.Of(name);
        string[] comments = title == name ? [] : [$"The profile was called '{name}'."];
        return writer.Write(ObjectWriter.Beta1, "BFDProfile", title, spec, comments);
    }
}
