using Clarion.Ipam.Outcomes;
using Clarion.Model.Pools;

namespace Clarion.Ipam.Services;

/// <summary>Addresses that a Service can have now.</summary>
internal readonly record struct Choice(AddressPair Addresses, PoolName Pool);
