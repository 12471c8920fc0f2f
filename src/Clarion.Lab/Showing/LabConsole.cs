using System.Threading.Channels;

namespace Clarion.Lab.Showing;

/// <summary>Where a lab is shown.</summary>
/// <param name="Out">Where lines go.</param>
/// <param name="Error">Where problems go.</param>
public sealed record LabConsole(TextWriter Out, TextWriter Error)
{
    /// <summary>
    /// How many columns and rows there are now, 0 for unknown, on a terminal, where lines can be written over; null
    /// elsewhere.
    /// </summary>
    public Func<(int Columns, int Rows)>? Size { get; init; }

    /// <summary>What is typed, where somebody sits there and the lab is to stay; null elsewhere.</summary>
    public ChannelReader<char>? Keys { get; init; }
}
