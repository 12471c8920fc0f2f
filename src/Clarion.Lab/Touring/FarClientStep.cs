using System.Net;
using System.Net.Sockets;
using Clarion.Lab.Pages;
using Clarion.Primitives;

namespace Clarion.Lab.Touring;

/// <summary>The client behind the router asks over each family.</summary>
internal sealed class FarClientStep : ITourStep
{
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(1);

    public string Name => "a client behind the router";

    public async Task<StepResult> RunAsync(RunningLab lab, CancellationToken cancellationToken)
    {
        var answers = new List<string>();
        var longest = TimeSpan.Zero;
        foreach (var address in lab.Services.Addresses(RunningLab.FirstService))
        {
            var begin = Instant.Now(lab.Time);
            var backend = await AskAsync(lab, address.ToIPAddress(), cancellationToken);
            var took = Instant.Now(lab.Time) - begin;
            longest = took > longest ? took : longest;
            if (backend is not null)
                answers.Add($"{address.Family} from {backend} after {TourClock.Millis(took)}");
        }

        return new(
            answers.Count == 0 ? "no answer" : string.Join(", ", answers),
            $"{TourClock.Millis(Bar)} each",
            answers.Count == 2 && longest <= Bar);
    }

    private static async Task<string?> AskAsync(
        RunningLab lab, IPAddress address, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Bar);
        try
        {
            using var reader = await PageReader.ConnectAsync(lab.Network.Far, new(address, 80), "/", limit.Token);
            return await reader.ReadAsync(limit.Token);
        }
        catch (SocketException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
