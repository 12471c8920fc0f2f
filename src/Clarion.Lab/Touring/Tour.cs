using Clarion.Lab.Showing;

namespace Clarion.Lab.Touring;

/// <summary>Shows what the load balancer does when things break, with numbers.</summary>
/// <param name="lab">The lab.</param>
/// <param name="screen">Where it is shown.</param>
internal sealed class Tour(RunningLab lab, Screen screen)
{
    private static readonly ITourStep[] Beginning = [new FirstAnswerStep(), new FarClientStep()];

    private static readonly ITourStep[] Breaking =
        [new PowerOffStep(), new RestartStep(), new ApiGoneStep(), new ScaleStep()];

    /// <summary>Takes every step; in a lab that stays only those that break nothing.</summary>
    /// <returns>How many fell short.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var fellShort = 0;
        foreach (var step in lab.Options.Stays ? Beginning : [.. Beginning, .. Breaking])
        {
            lab.Events.Write("step", ("name", step.Name));
            var result = await RunAsync(step, cancellationToken);
            screen.Print($"  {(result.IsMet ? "ok  " : "FAIL")}  {step.Name}: {result}");
            foreach (var detail in result.Details)
                screen.Print($"          {detail}");
            lab.Events.Write(
                "measured", ("name", step.Name), ("result", result.ToString()), ("met", result.IsMet ? "yes" : "no"));
            if (!result.IsMet)
                fellShort++;
        }

        return fellShort;
    }

    private async Task<StepResult> RunAsync(ITourStep step, CancellationToken cancellationToken)
    {
        try
        {
            return await step.RunAsync(lab, cancellationToken);
        }
        catch (LabException exception)
        {
            return new(exception.Message, "that it can be measured", false);
        }
        catch (Exception exception) when (exception is System.Net.Sockets.SocketException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new("a connection could not be opened", "that it can be measured", false);
        }
    }
}
