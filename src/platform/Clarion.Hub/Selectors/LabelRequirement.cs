using System.Globalization;

namespace Clarion.Hub.Selectors;

/// <summary>One requirement of a label selector.</summary>
internal sealed record LabelRequirement(string Key, LabelOperator Operator, IReadOnlyList<string> Values)
{
    /// <param name="value">The label's value; null when the object has no such label.</param>
    public bool Matches(string? value) => Operator switch
    {
        LabelOperator.In => value is not null && Values.Contains(value),
        LabelOperator.NotIn => value is null || !Values.Contains(value),
        LabelOperator.Exists => value is not null,
        LabelOperator.DoesNotExist => value is null,
        LabelOperator.GreaterThan => Compare(value) > 0,
        _ => Compare(value) < 0,
    };

    /// <summary>The sign of value minus bound; 0 also when either is no whole number, which matches nothing.</summary>
    private int Compare(string? value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && long.TryParse(Values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bound)
            ? number.CompareTo(bound)
            : 0;
}
