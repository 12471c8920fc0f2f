using System.Globalization;
using Clarion.Primitives;

namespace Clarion.Lab.Touring;

/// <summary>500 Services are created; it counts when the last one answers ARP.</summary>
internal sealed class ScaleStep : ITourStep
{
    private const int Count = 500;

    /// <summary>As a person's script would: more at once only queue up.</summary>
    private const int WritesAtOnce = 16;

    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(20);

    public string Name => "scale to 500 Services";

    public async Task<StepResult> RunAsync(RunningLab lab, CancellationToken cancellationToken)
    {
        string[] names = [.. Enumerable.Range(1, Count)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"scale-{i}"))];
        lab.Probe.Restart();
        try
        {
            return await MeasureAsync(lab, names, cancellationToken);
        }
        finally
        {
            await ForEachAsync(
                names, name => lab.Services.DeleteAsync(name, cancellationToken), cancellationToken);
        }
    }

    private static async Task<StepResult> MeasureAsync(
        RunningLab lab, string[] names, CancellationToken cancellationToken)
    {
        var begin = Instant.Now(lab.Time);
        await ForEachAsync(names, name => lab.Services.CreateAsync(name, false, cancellationToken), cancellationToken);
        var created = Instant.Now(lab.Time) - begin;
        await lab.UntilAsync(
            "every Service has an address",
            () => names.All(name => lab.Services.Addresses(name).Count > 0), cancellationToken);
        var given = Instant.Now(lab.Time) - begin;
        var owners = await AwaitAnsweredAsync(lab, names, cancellationToken);
        var answered = Instant.Now(lab.Time) - begin;
        var gap = lab.Probe.View.LongestGap;
        return new(
            $"in {TourClock.Seconds(answered)}", TourClock.Seconds(Bar), answered <= Bar,
            $"created after {TourClock.Seconds(created)}, with addresses after {TourClock.Seconds(given)}, "
                + $"announced by {owners} nodes",
            $"longest gap of the first Service meanwhile: {TourClock.Millis(gap)}");
    }

    private static async Task<int> AwaitAnsweredAsync(
        RunningLab lab, string[] names, CancellationToken cancellationToken)
    {
        List<IpAddress> addresses = [.. names.SelectMany(lab.Services.Addresses)];
        var nodes = new HashSet<MacAddress>();
        var missing = addresses.ToHashSet();
        var end = Instant.Now(lab.Time) + (Bar * 3);
        while (missing.Count > 0)
        {
            if (Instant.Now(lab.Time) > end)
                throw new LabException($"nobody answers for {missing.Count} of {addresses.Count} addresses");
            foreach (var (address, owner) in await lab.Asker.AskAsync(missing, cancellationToken))
            {
                missing.Remove(address);
                nodes.Add(owner);
            }
        }

        return nodes.Count;
    }

    private static Task ForEachAsync(string[] names, Func<string, Task> action, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            names,
            new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce, CancellationToken = cancellationToken },
            async (name, _) => await action(name));
}
