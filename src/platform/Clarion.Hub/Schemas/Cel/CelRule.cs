using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas.Cel;

/// <summary>
/// One of <c>x-kubernetes-validations</c>, computed here and not written a second time in C#: the definitions that are
/// installed on a cluster stay the only place that says what is accepted, and the refusals read the same.
/// </summary>
internal sealed class CelRule
{
    private readonly CelExpression expression;
    private readonly bool isTransition;

    private CelRule(CelExpression expression, bool isTransition, string message)
    {
        this.expression = expression;
        this.isTransition = isTransition;
        Message = message;
    }

    /// <summary>What a refusal says.</summary>
    public string Message { get; }

    /// <summary>Reads a rule.</summary>
    /// <exception cref="InvalidOperationException">It uses something that none of our rules used before.</exception>
    public static CelRule Read(string rule, string message) =>
        new(new CelParser(rule).Read(), rule.Contains("oldSelf", StringComparison.Ordinal), message);

    /// <summary>Whether a value keeps the rule. A rule about a change holds where nothing was there before.</summary>
    /// <param name="self">The value.</param>
    /// <param name="oldSelf">The stored value, or null.</param>
    public bool Holds(JsonNode self, JsonNode? oldSelf) =>
        (isTransition && oldSelf is null) || expression.Evaluate(new CelScope(self, oldSelf)) is true;
}
