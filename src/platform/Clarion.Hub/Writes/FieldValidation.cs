namespace Clarion.Hub.Writes;

/// <summary>What happens to fields that a kind does not have, or that a body names twice.</summary>
internal enum FieldValidation
{
    /// <summary>They are dropped with a warning each.</summary>
    Warn,

    /// <summary>The write is refused.</summary>
    Strict,

    /// <summary>They are dropped silently.</summary>
    Ignore,
}
