namespace Clarion.Lab.Touring;

/// <summary>The node that owns the address loses its power, and gets it back.</summary>
internal sealed class PowerOffStep : ITourStep
{
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(1);

    /// <summary>After an answer of the new owner: what else is lost shows.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(1);

    public string Name => "owner powered off";

    public async Task<StepResult> RunAsync(RunningLab lab, CancellationToken cancellationToken)
    {
        var owner = TourClock.Owner(lab);
        lab.Probe.Restart();
        await owner.CrashAsync();
        await lab.UntilAsync(
            "another node owns the address",
            () => lab.Owner.View is { ByArp.Length: > 0 } view && view.ByArp != owner.Name
                && view.ByStatus == view.ByArp,
            cancellationToken);
        await TourClock.WaitAsync(lab, Aftermath, cancellationToken);
        var (gap, successor) = (lab.Probe.View.LongestGap, lab.Owner.View.ByArp);
        lab.Probe.Restart();
        await owner.RestoreAsync();
        await TourClock.UntilWholeAsync(lab, cancellationToken);
        await TourClock.WaitAsync(lab, Aftermath, cancellationToken);
        return new(
            $"gap {TourClock.Millis(gap)}, {owner.Name} to {successor}", TourClock.Millis(Bar), gap <= Bar,
            $"powered on again: gap {TourClock.Millis(lab.Probe.View.LongestGap)}, "
                + $"announced by {lab.Owner.View.ByArp}");
    }
}
