namespace Clarion.Api.Schema;

/// <summary>A list of objects that one of their fields identifies (<c>x-kubernetes-list-type: map</c>).</summary>
/// <param name="field">The field's JSON name; it must be required.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyedByAttribute(string field) : Attribute
{
    public string Field { get; } = field;
}
