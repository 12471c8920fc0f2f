using System.Threading.Channels;

namespace Clarion.Lab.Showing;

/// <summary>Where a lab is shown.</summary>
/// <param name="Out">Where lines go.</param>
/// <param name="Keys">What is typed; null where nobody sits.</param>
/// <param name="Width">How many columns there are now; 0: unknown.</param>
public sealed record LabConsole(TextWriter Out, ChannelReader<char>? Keys, Func<int> Width)
{
    /// <summary>Whether somebody sits there: lines can be written over, and keys come.</summary>
    public bool IsTerminal => Keys is not null;
}
