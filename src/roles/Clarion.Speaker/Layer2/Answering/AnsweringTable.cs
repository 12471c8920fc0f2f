using Clarion.Neighbors.Frames;
using Clarion.Primitives;

namespace Clarion.Speaker.Layer2.Answering;

/// <summary>What a port answers for, and where it counts. Neither the table nor the dictionary changes.</summary>
internal sealed record AnsweringTable(
    OwnedAddresses Owned, IReadOnlyDictionary<IpAddress, AddressCounters> Counters);
