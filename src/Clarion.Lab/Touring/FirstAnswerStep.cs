namespace Clarion.Lab.Touring;

/// <summary>From the start of the program to the first page that the client gets.</summary>
internal sealed class FirstAnswerStep : ITourStep
{
    /// <summary>Two idle cores take 5 s (docs/numbers.md); this leaves room for machines that are busy.</summary>
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(15);

    public string Name => "first answer";

    public async Task<StepResult> RunAsync(RunningLab lab, CancellationToken cancellationToken)
    {
        await lab.UntilAsync(
            "the first answer", () => lab.Probe.FirstAnswer.IsCompleted, cancellationToken);
        var took = await lab.Probe.FirstAnswer - lab.Begin;
        await TourClock.UntilWholeAsync(lab, cancellationToken);
        return new(
            $"after {TourClock.Millis(took)}, from {lab.Probe.View.Backend}", TourClock.Millis(Bar), took <= Bar,
            $"the address is {string.Join(" and ", lab.Services.Addresses(RunningLab.FirstService))}, "
                + $"announced by {lab.Owner.View.ByArp}");
    }
}
