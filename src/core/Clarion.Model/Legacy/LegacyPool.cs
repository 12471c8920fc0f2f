using Clarion.Model.Pools;
using Clarion.Model.Refusals;

namespace Clarion.Model.Legacy;

/// <summary>One entry of <c>address-pools</c>.</summary>
/// <param name="Field">Its path, <c>address-pools[0]</c>.</param>
/// <param name="Parsed">The pool; its name is empty when it could not be read.</param>
/// <param name="IsLayer2">Whether it is announced by ARP and NDP; true also where the protocol is unreadable.</param>
internal sealed record LegacyPool(string Field, Parsed<AddressPool> Parsed, bool IsLayer2)
{
    public PoolName Name => Parsed.Value.Name;
}
