using Clarion.Ipam.Pools;
using FsCheck;
using FsCheck.Fluent;

namespace Clarion.Tests.Core.Ipam;

public sealed class IntervalSetTests
{
    [Fact]
    public void It_behaves_as_a_sorted_set_of_numbers() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(
            Arb.From(Gen.Choose(-300, 299).ArrayOf(2_000)), BehavesAsSortedSet));

    [Fact]
    public void The_whole_of_IPv6_can_be_taken_apart_at_both_ends()
    {
        var set = new IntervalSet(0, UInt128.MaxValue);
        Assert.True(set.Remove(0));
        Assert.True(set.Remove(UInt128.MaxValue));
        Assert.False(set.Remove(UInt128.MaxValue));
        Assert.Equal(UInt128.One, set.First);
        Assert.True(set.Add(UInt128.MaxValue));
        Assert.True(set.Add(0));
        Assert.False(set.Add(0));
        Assert.Equal(UInt128.Zero, set.First);
    }

    private static bool BehavesAsSortedSet(int[] steps)
    {
        var set = new IntervalSet(0, 299);
        var model = new SortedSet<int>(Enumerable.Range(0, 300));
        foreach (var step in steps)
        {
            var value = step < 0 ? step + 300 : step;
            var isSame = step < 0
                ? set.Remove((UInt128)value) == model.Remove(value)
                : set.Add((UInt128)value) == model.Add(value);
            if (!isSame || set.IsEmpty != (model.Count == 0) || (model.Count > 0 && set.First != (UInt128)model.Min))
                return false;
        }

        return Enumerable.Range(0, 300).All(value => set.Contains((UInt128)value) == model.Contains(value));
    }
}
