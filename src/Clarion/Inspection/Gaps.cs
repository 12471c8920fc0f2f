using Clarion.Output;

namespace Clarion.Inspection;

/// <summary>What could not be read or asked: an answer without it must not look complete.</summary>
internal static class Gaps
{
    /// <summary>The sentences, as the last part of an answer.</summary>
    public static Section Of(Judgement judgement, params IEnumerable<string> more) => new TextSection(
        "notChecked", [.. judgement.Picture.Gaps.Concat(more).Select(gap => ((Cell)gap).As(Tone.Warning))])
    {
        Title = "Not checked",
    };
}
