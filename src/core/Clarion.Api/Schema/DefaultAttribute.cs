namespace Clarion.Api.Schema;

/// <summary>What the API server fills in when the field is absent.</summary>
/// <param name="value">A bool or an int.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DefaultAttribute(object value) : Attribute
{
    public object Value { get; } = value;
}
