namespace Clarion.Api.Schema;

/// <summary>
/// How many items a list may have, and how long each, if it is a text. Rules on items need both bounds.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ItemsAttribute(int minimum, int maximum) : Attribute
{
    public int Minimum { get; } = minimum;

    public int Maximum { get; } = maximum;

    /// <summary>Longest item in characters; 0 is without limit.</summary>
    public int LengthMax { get; init; }
}
