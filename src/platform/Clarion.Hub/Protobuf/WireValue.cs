namespace Clarion.Hub.Protobuf;

/// <summary>A field's value on the wire.</summary>
/// <param name="IsThere">Whether one was read.</param>
/// <param name="Number">The number, where it is one.</param>
/// <param name="HasLength">Whether it is bytes with a length instead: a text, a message or a map's entry.</param>
internal readonly record struct WireValue(bool IsThere, ulong Number, bool HasLength);
