using System.Collections.Immutable;

namespace Clarion.Model.Selectors;

/// <summary>One requirement of a <see cref="Selector"/>.</summary>
public sealed record Requirement(string Key, SelectorOperator Operator, ImmutableArray<string> Values)
{
    /// <summary>Whether it holds. As in Kubernetes, NotIn holds also where the label is absent.</summary>
    public bool Matches(LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var value = labels[Key];
        return Operator switch
        {
            SelectorOperator.In => value is not null && Values.Contains(value),
            SelectorOperator.NotIn => value is null || !Values.Contains(value),
            SelectorOperator.Exists => value is not null,
            SelectorOperator.DoesNotExist => value is null,
            _ => false,
        };
    }

    /// <summary>As kubectl writes it, values sorted.</summary>
    public override string ToString() => Operator switch
    {
        SelectorOperator.Exists => Key,
        SelectorOperator.DoesNotExist => $"!{Key}",
        SelectorOperator.NotIn => $"{Key} notin ({SortedValues()})",
        _ => $"{Key} in ({SortedValues()})",
    };

    private string SortedValues() => string.Join(',', Values.Order(StringComparer.Ordinal));
}
