using System.Net.Sockets;
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
    /// <returns>Whether none fell short.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var isMet = true;
        foreach (var step in lab.Options.Stays ? Beginning : [.. Beginning, .. Breaking])
        {
            lab.Doing = step.Name;
            lab.Events.Write("step", ("name", step.Name));
            var result = await RunAsync(step, cancellationToken);
            Show(step, result);
            if (result.IsMet)
                continue;
            isMet = false;
            if (lab.Problem is not null)
                break;
            foreach (var node in lab.Cluster.Nodes)
                await node.RestoreAsync();
        }

        if (!isMet)
            screen.Print(lab.Options.Record is { } folder
                ? $"  what each process saw is in {folder}"
                : "  to look into it, keep what each process saw: clarion lab --once --record DIR");
        lab.Doing = "";
        return isMet;
    }

    private void Show(ITourStep step, StepResult result)
    {
        screen.Print($"  {(result.IsMet ? "ok  " : "FAIL")}  {step.Name}: {result}");
        foreach (var detail in result.Details)
            screen.Print($"          {detail}");
        lab.Events.Write(
            "measured", ("name", step.Name), ("result", result.ToString()), ("met", result.IsMet ? "yes" : "no"));
    }

    private async Task<StepResult> RunAsync(ITourStep step, CancellationToken cancellationToken)
    {
        try
        {
            return await step.RunAsync(lab, cancellationToken);
        }
        catch (LabException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return Unmeasured(exception.Message);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested
            && (exception is SocketException or OperationCanceledException))
        {
            return Unmeasured("a connection could not be opened");
        }
    }

    private static StepResult Unmeasured(string reason) =>
        new("nothing measured", "that it can be", false, reason.Split('\n'));
}
