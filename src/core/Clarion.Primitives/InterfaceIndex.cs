using System.Globalization;

namespace Clarion.Primitives;

/// <summary>The kernel's number of a network interface (<c>ifindex</c>), unique within one network namespace.</summary>
/// <param name="Value">Above zero.</param>
public readonly record struct InterfaceIndex(int Value) : IComparable<InterfaceIndex>
{
    public int CompareTo(InterfaceIndex other) => Value.CompareTo(other.Value);

    public static bool operator <(InterfaceIndex left, InterfaceIndex right) => left.Value < right.Value;

    public static bool operator >(InterfaceIndex left, InterfaceIndex right) => left.Value > right.Value;

    public static bool operator <=(InterfaceIndex left, InterfaceIndex right) => left.Value <= right.Value;

    public static bool operator >=(InterfaceIndex left, InterfaceIndex right) => left.Value >= right.Value;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
