using Clarion.Lab.Networks;

namespace Clarion.Lab.Proxying;

/// <summary>Puts a node's rules into its kernel; it owns what is there.</summary>
/// <param name="machine">The node.</param>
internal sealed class NodeProxy(Machine machine)
{
    private RuleSet? present;
    private string last = "";

    /// <summary>Makes the rules be these.</summary>
    /// <exception cref="LabException">The kernel refused them.</exception>
    public async Task ApplyAsync(IEnumerable<ProxyFront> fronts)
    {
        var wanted = RuleSet.Of(fronts);
        var whole = wanted.Script(null);
        if (whole == last)
            return;
        await Tool.RunAsync(machine.Words("nft", "-f", "-"), wanted.Script(present));
        (present, last) = (wanted, whole);
    }
}
