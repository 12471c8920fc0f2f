using Clarion.Neighbors.Frames;
using Clarion.Primitives;

namespace Clarion.Speaker.Layer2.Answering;

/// <summary>Answers a frame, as the responders of Clarion.Neighbors do.</summary>
internal delegate bool Responder(
    OwnedAddresses owned, ReadOnlySpan<byte> frame, Span<byte> reply, out IpAddress target, out DropReason reason);
