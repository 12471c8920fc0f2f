namespace Clarion.Api.Schema;

/// <summary>
/// A condition in CEL over <c>self</c>, checked by the API server. On a list of texts it is checked for each item, so
/// that the refusal names the item. Rules of one property are checked in the order of <see cref="Order"/>.
/// </summary>
/// <param name="order">Position among the rules of the same property, from 1.</param>
/// <param name="expression">True for what is accepted.</param>
/// <param name="message">What a refusal says, as the rest of a sentence about the field.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true)]
public sealed class RuleAttribute(int order, string expression, string message) : Attribute
{
    public int Order { get; } = order;

    public string Expression { get; } = expression;

    public string Message { get; } = message;
}
