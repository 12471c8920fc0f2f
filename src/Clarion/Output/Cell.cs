using System.Globalization;
using System.Text.Json.Nodes;

namespace Clarion.Output;

/// <summary>One value: as a person reads it, and as a program does.</summary>
/// <param name="Text">For the table; control characters in it are not shown.</param>
/// <param name="Value">For JSON and YAML; never changed, and copied where it is used.</param>
internal sealed record Cell(string Text, JsonNode? Value)
{
    /// <summary>What the table shows where there is no value.</summary>
    public const string None = "-";

    /// <summary>How it is to be taken.</summary>
    public Tone Tone { get; init; }

    /// <summary>Changes by itself as time passes: no reason to redraw.</summary>
    public bool IsVolatile { get; init; }

    public static implicit operator Cell(string? text) =>
        new(string.IsNullOrEmpty(text) ? None : text, text is null ? null : JsonValue.Create(text));

    public static implicit operator Cell(int number) =>
        new(number.ToString(CultureInfo.InvariantCulture), JsonValue.Create(number));

    public static implicit operator Cell(long number) =>
        new(number.ToString(CultureInfo.InvariantCulture), JsonValue.Create(number));

    public static implicit operator Cell(bool flag) => new(flag ? "yes" : "no", JsonValue.Create(flag));

    /// <summary>Several texts: with commas in the table, an array in JSON.</summary>
    public static Cell Of(IEnumerable<string> texts)
    {
        var all = texts.ToList();
        return new(
            all.Count == 0 ? None : string.Join(", ", all),
            new JsonArray([.. all.Select(text => (JsonNode?)JsonValue.Create(text))]));
    }

    /// <summary>How long ago something was: an age in the table, the moment in JSON.</summary>
    /// <param name="since">When; null where nobody knows.</param>
    /// <param name="now">The present.</param>
    public static Cell Age(DateTimeOffset? since, DateTimeOffset now) => since is not { } moment
        ? new(None, null)
        : new(Ages.Text(now - moment), JsonValue.Create(Ages.Timestamp(moment))) { IsVolatile = true };

    /// <summary>The same, to be taken differently.</summary>
    public Cell As(Tone tone) => this with { Tone = tone };
}
