using System.CommandLine;
using Clarion.CommandLine;

namespace Clarion.Verbs.Speaker;

/// <summary><c>clarion speaker</c>.</summary>
internal static class SpeakerVerb
{
    public static Command Create()
    {
        var common = new CommonSettings();
        var ignored = IgnoredSettings.OfSpeaker();
        var verb = new Command("speaker", "x");
        common.AddTo(verb);
        ignored.AddTo(verb);
        return verb;
    }
}
