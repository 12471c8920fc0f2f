using System.Collections.Immutable;

namespace Clarion.Model.Refusals;

/// <summary>Collects what is wrong with one object while a parser walks through it.</summary>
internal sealed class RefusalCollector(ConfigurationSource source)
{
    private readonly ImmutableArray<Refusal>.Builder refusals = ImmutableArray.CreateBuilder<Refusal>();

    public int Count => refusals.Count;

    public ConfigurationSource Source => source;

    public void Add(string field, RefusalReason reason, string detail) =>
        refusals.Add(new(source, field, reason, detail));

    /// <summary>Refuses every value that occurred before, and returns each value once, in order.</summary>
    public ImmutableArray<T> Distinct<T>(IEnumerable<T> values, Func<T, string> textOf, string field)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var kept = ImmutableArray.CreateBuilder<T>();
        var index = 0;
        foreach (var value in values)
        {
            if (seen.Add(textOf(value)))
                kept.Add(value);
            else
                Add($"{field}[{index}]", RefusalReason.Duplicate, $"'{textOf(value)}' is listed twice; keep one");
            index++;
        }

        return kept.ToImmutable();
    }

    public Parsed<T> Finish<T>(T value) => new(value, ToImmutable());

    public ImmutableArray<Refusal> ToImmutable() => refusals.ToImmutable();
}
