namespace Clarion.Api.Schema;

/// <summary>
/// A column of <c>kubectl get</c>; columns stand in the order of their attributes' <see cref="Order"/>.
/// </summary>
/// <param name="order">Position from the left, from 1; the order of attributes in metadata is not defined.</param>
/// <param name="name">The heading.</param>
/// <param name="type">boolean, integer, string or date.</param>
/// <param name="jsonPath">Where the value is, for example <c>.spec.autoAssign</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class PrinterColumnAttribute(int order, string name, string type, string jsonPath) : Attribute
{
    public int Order { get; } = order;

    public string Name { get; } = name;

    public string Type { get; } = type;

    public string JsonPath { get; } = jsonPath;

    /// <summary>Above 0: only with <c>-o wide</c>.</summary>
    public int Priority { get; init; }
}
