namespace Clarion.Output;

/// <summary>How a value is to be taken; a terminal shows it as a colour.</summary>
internal enum Tone
{
    /// <summary>Nothing special.</summary>
    Plain,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>To be looked at.</summary>
    Warning,

    /// <summary>Wrong.</summary>
    Bad,

    /// <summary>Of less weight than what stands around it.</summary>
    Faint,

    /// <summary>A heading.</summary>
    Heading,
}
