namespace Clarion.Lab.Touring;

/// <summary>The API server stops answering for a while.</summary>
internal sealed class ApiGoneStep : ITourStep
{
    /// <summary>Longer than the speakers take to notice (5 s).</summary>
    private static readonly TimeSpan Absence = TimeSpan.FromSeconds(8);

    /// <summary>Nothing is to happen; a machine under load takes that long for a page now and then.</summary>
    private static readonly TimeSpan Bar = TimeSpan.FromMilliseconds(500);

    public string Name => $"API server gone for {TourClock.Seconds(Absence)}";

    public async Task<StepResult> RunAsync(RunningLab lab, CancellationToken cancellationToken)
    {
        await using var busy = await TourClock.OpenBusyAsync(lab, cancellationToken);
        var owner = lab.Owner.View.ByArp;
        lab.Probe.Restart();
        lab.Hub.Pause();
        try
        {
            await TourClock.WaitAsync(lab, Absence, cancellationToken);
        }
        finally
        {
            lab.Hub.Resume();
        }

        var (gap, broken, after) = (lab.Probe.View.LongestGap, busy.Broken, lab.Owner.View.ByArp);
        var isMet = gap <= Bar && broken == 0 && owner == after;
        var back = await ServesAgainAsync(lab, cancellationToken);
        return new(
            isMet ? "nothing happened" : "something happened",
            $"no gap over {TourClock.Millis(Bar)}, nothing broken, same owner", isMet,
            $"longest gap {TourClock.Millis(gap)}, {broken} of {busy.Count} busy connections broken, "
                + $"announced by {owner} before and {after} after",
            $"back again: a new Service had its address after {TourClock.Millis(back)}");
    }

    private static async Task<TimeSpan> ServesAgainAsync(RunningLab lab, CancellationToken cancellationToken)
    {
        const string Name = "after-the-outage";
        var begin = Primitives.Instant.Now(lab.Time);
        await lab.Services.CreateAsync(Name, isDualStack: false, cancellationToken);
        await lab.UntilAsync(
            "a new Service has an address", () => lab.Services.Addresses(Name).Count > 0, cancellationToken);
        var took = Primitives.Instant.Now(lab.Time) - begin;
        await lab.Services.DeleteAsync(Name, cancellationToken);
        await TourClock.UntilWholeAsync(lab, cancellationToken);
        return took;
    }
}
