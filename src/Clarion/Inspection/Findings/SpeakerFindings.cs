using Clarion.Speaker.Viewing;

namespace Clarion.Inspection.Findings;

/// <summary>What is wrong by the speakers' own account.</summary>
internal static class SpeakerFindings
{
    public static IEnumerable<Finding> Of(SpeakerSurvey speakers) =>
        speakers.Answers.SelectMany(view => Of(view));

    private static IEnumerable<Finding> Of(Layer2View view)
    {
        if (view.NotReadyBecause is { } reason)
            yield return Finding.Of(Level.Problem, FindingReason.SpeakerWaits, $"Node/{view.Node}", reason);
        if (view.DroppedFrames > 0)
        {
            yield return Finding.Of(Level.Notice, FindingReason.QuestionsDropped, $"Node/{view.Node}",
                $"{view.DroppedFrames} since it started");
        }

        foreach (var address in view.Addresses.Where(address => address.Refused.Count > 0))
        {
            var names = string.Join(", ", address.Refused.Select(refused => $"{refused.Name} ({refused.Verdict})"));
            var level = address.Interfaces.Count == 0 ? Level.Problem : Level.Notice;
            yield return Finding.Of(level, FindingReason.InterfaceUnusable, $"Node/{view.Node}",
                $"{address.Address} of {string.Join(", ", address.Services)} is not announced on {names}");
        }
    }
}
