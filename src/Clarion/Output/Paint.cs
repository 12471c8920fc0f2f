namespace Clarion.Output;

/// <summary>Puts tones on text, where colours are wanted.</summary>
/// <param name="isOn">Whether they are.</param>
internal sealed class Paint(bool isOn)
{
    private const string Escape = "\u001b[";

    /// <summary>The text in its tone. Its width must be known before: escapes have none.</summary>
    public string On(string text, Tone tone) => !isOn || text.Length == 0 ? text : tone switch
    {
        Tone.Good => $"{Escape}32m{text}{Escape}0m",
        Tone.Warning => $"{Escape}33m{text}{Escape}0m",
        Tone.Bad => $"{Escape}31m{text}{Escape}0m",
        Tone.Faint => $"{Escape}2m{text}{Escape}0m",
        Tone.Heading => $"{Escape}1m{text}{Escape}0m",
        _ => text,
    };
}
