namespace Clarion.Lab.Touring;

/// <summary>Each speaker ends and is started anew, as an upgrade does, while connections are busy.</summary>
internal sealed class RestartStep : ITourStep
{
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(1);

    public string Name => "speakers restarted one by one";

    public async Task<StepResult> RunAsync(RunningLab lab, CancellationToken cancellationToken)
    {
        await using var busy = await TourClock.OpenBusyAsync(lab, cancellationToken);
        lab.Probe.Restart();
        foreach (var kubelet in lab.Cluster.Kubelets)
        {
            await kubelet.Node.RestartSpeakerAsync();
            await lab.UntilAsync(
                $"the API knows that the speaker of {kubelet.Node.Name} ended",
                () => !kubelet.Health.IsSpeakerReady, cancellationToken);
            await TourClock.UntilWholeAsync(lab, cancellationToken);
        }

        await TourClock.WaitAsync(lab, Aftermath, cancellationToken);
        return new(
            $"{busy.Broken} of {busy.Count} busy connections broken", "none", busy.Broken == 0,
            $"longest gap for new connections: {TourClock.Millis(lab.Probe.View.LongestGap)}");
    }
}
