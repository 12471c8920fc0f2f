using System.Buffers;
using System.Collections.Immutable;
using Clarion.Api.Meta;
using Clarion.Model.Refusals;

namespace Clarion.Model.Selectors;

/// <summary>
/// meta.k8s.io/v1 LabelSelector to <see cref="Selector"/>, with the API server's own rules for labels.
/// </summary>
public static class SelectorParser
{
    private const int NameLengthMax = 63;
    private const int PrefixLengthMax = 253;

    private static readonly SearchValues<char> LettersAndDigits =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    private static readonly SearchValues<char> PrefixCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    /// <summary>Reads one selector; <paramref name="field"/> is its path in the object.</summary>
    public static Parsed<Selector> Parse(LabelSelector selector, ConfigurationSource source, string field)
    {
        var refusals = new RefusalCollector(source);
        return refusals.Finish(Parse(selector, field, refusals));
    }

    internal static ImmutableArray<Selector> ParseAll(
        IReadOnlyList<LabelSelector>? selectors, string field, RefusalCollector refusals)
    {
        if (selectors is null)
            return [];
        var read = new List<Selector>(selectors.Count);
        for (var i = 0; i < selectors.Count; i++)
        {
            var before = refusals.Count;
            var selector = Parse(selectors[i], $"{field}[{i}]", refusals);
            if (refusals.Count == before)
                read.Add(selector);
        }

        return refusals.Distinct(read, selector => selector.ToString(), field);
    }

    internal static Selector Parse(LabelSelector selector, string field, RefusalCollector refusals)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var requirements = ImmutableArray.CreateBuilder<Requirement>();
        foreach (var (key, value) in selector.MatchLabels ?? ImmutableDictionary<string, string>.Empty)
        {
            CheckKey(key, $"{field}.matchLabels", refusals);
            CheckValue(value, $"{field}.matchLabels[{key}]", refusals);
            requirements.Add(new(key, SelectorOperator.In, [value]));
        }

        var expressions = selector.MatchExpressions ?? [];
        for (var i = 0; i < expressions.Count; i++)
        {
            if (Read(expressions[i], $"{field}.matchExpressions[{i}]", refusals) is { } requirement)
                requirements.Add(requirement);
        }

        return new(requirements.ToImmutable());
    }

    private static Requirement? Read(LabelSelectorRequirement expression, string field, RefusalCollector refusals)
    {
        var values = expression.Values ?? [];
        SelectorOperator? operation = expression.Operator switch
        {
            "In" => SelectorOperator.In,
            "NotIn" => SelectorOperator.NotIn,
            "Exists" => SelectorOperator.Exists,
            "DoesNotExist" => SelectorOperator.DoesNotExist,
            _ => null,
        };
        CheckKey(expression.Key, $"{field}.key", refusals);
        if (operation is null)
        {
            refusals.Add($"{field}.operator", RefusalReason.InvalidSelector,
                $"'{expression.Operator}' is no operator; use In, NotIn, Exists or DoesNotExist");
            return null;
        }

        var takesValues = operation is SelectorOperator.In or SelectorOperator.NotIn;
        if (takesValues == (values.Count == 0))
        {
            refusals.Add($"{field}.values", RefusalReason.InvalidSelector, takesValues
                ? $"operator {expression.Operator} needs at least one value; add it, or use Exists"
                : $"operator {expression.Operator} takes no values; remove them, or use In");
        }

        foreach (var value in values)
            CheckValue(value, $"{field}.values", refusals);
        return new(expression.Key, operation.Value,
            refusals.Distinct(values, value => value, $"{field}.values"));
    }

    private static void CheckKey(string key, string field, RefusalCollector refusals)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var isValid = slash < 0
            ? IsName(key)
            : IsPrefix(key.AsSpan(0, slash)) && IsName(key.AsSpan(slash + 1));
        if (!isValid)
        {
            refusals.Add(field, RefusalReason.InvalidSelector,
                $"'{key}' is no label name; write NAME or PREFIX/NAME with letters, digits, '-', '_' and '.'");
        }
    }

    private static void CheckValue(string value, string field, RefusalCollector refusals)
    {
        if (value.Length > 0 && !IsName(value))
        {
            refusals.Add(field, RefusalReason.InvalidSelector,
                $"'{value}' is no label value; write at most 63 letters, digits, '-', '_' and '.'");
        }
    }

    private static bool IsName(ReadOnlySpan<char> text) => text.Length is > 0 and <= NameLengthMax
        && LettersAndDigits.Contains(text[0]) && LettersAndDigits.Contains(text[^1])
        && !text.ContainsAnyExcept(NameCharacters);

    private static bool IsPrefix(ReadOnlySpan<char> text) => text.Length is > 0 and <= PrefixLengthMax
        && text[0] is not ('-' or '.') && text[^1] is not ('-' or '.') && !text.ContainsAnyExcept(PrefixCharacters);
}
