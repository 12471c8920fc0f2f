namespace Clarion.Model.Pools;

/// <summary>The name of an address pool, ordered by its bytes.</summary>
public readonly record struct PoolName(string Value) : IComparable<PoolName>
{
    public int CompareTo(PoolName other) => string.CompareOrdinal(Value, other.Value);

    public static bool operator <(PoolName left, PoolName right) => left.CompareTo(right) < 0;

    public static bool operator >(PoolName left, PoolName right) => left.CompareTo(right) > 0;

    public static bool operator <=(PoolName left, PoolName right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PoolName left, PoolName right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;
}
