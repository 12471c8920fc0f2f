using Clarion.Linux.Links;
using Clarion.Neighbors.Interfaces;
using Clarion.Primitives;
using Clarion.Speaker.Layer2;
using Microsoft.Extensions.Logging;

namespace Clarion.LabHost;

/// <summary>
/// A speaker without Kubernetes. In: <c>set 10.0.0.1 10.0.0.2@eth0,eth1</c>, <c>counters</c>, <c>state</c>. Out:
/// <c>ready</c>, <c>outcome ADDRESS@INTERFACES!INTERFACE:VERDICT ...</c>, <c>counter ADDRESS REQUESTS RESPONSES
/// GRATUITOUS</c>, <c>state OPEN MILLISECONDS DROPPED WHY-NOT</c>, <c>log MESSAGE</c>.
/// </summary>
internal static class AnnounceVerb
{
    public static async Task<int> RunAsync(string[] excluded)
    {
        var exclusion = InterfaceExclusion.Default;
        if (excluded.Length > 0 && !InterfaceExclusion.TryParse(excluded, out exclusion, out var error))
            throw new ArgumentException(error);
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(new LineLoggerProvider()));
        using var stop = new CancellationTokenSource();
        var monitor = new LinkMonitor(TimeProvider.System, loggers.CreateLogger<LinkMonitor>());
        var announcer = new Layer2Announcer(
            monitor,
            new() { ExcludedInterfaces = exclusion },
            TimeProvider.System,
            loggers.CreateLogger<Layer2Announcer>(),
            outcomes => Write($"outcome {string.Join(' ', outcomes.Select(Format))}"));
        var running = Task.WhenAll(monitor.RunAsync(stop.Token), announcer.RunAsync(stop.Token));
        await monitor.NextAsync(null, stop.Token);
        Write("ready");
        while (await Console.In.ReadLineAsync(CancellationToken.None) is { } line)
            Obey(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), announcer);
        await stop.CancelAsync();
        await running;
        Write("ended");
        return 0;
    }

    private static void Obey(string[] words, Layer2Announcer announcer)
    {
        switch (words[0])
        {
            case "set":
                announcer.Announce([.. words.Skip(1).Select(Parse)]);
                break;
            case "counters":
                foreach (var (address, counters) in announcer.Counters.OrderBy(each => each.Key))
                {
                    Write($"counter {address} {counters.RequestsReceived} {counters.ResponsesSent} "
                        + $"{counters.GratuitousSent}");
                }

                break;
            case "state":
                var age = Instant.Now(TimeProvider.System) - announcer.LastTurn;
                Write($"state {announcer.NotOpenBecause is null} {(long)age.TotalMilliseconds} "
                    + $"{announcer.DroppedFrames} {announcer.NotOpenBecause}");
                break;
        }
    }

    private static AnnouncedAddress Parse(string word)
    {
        var parts = word.Split('@');
        return new(IpAddress.ParseOrThrow(parts[0]), parts.Length == 1 ? [] : [.. parts[1].Split(',')]);
    }

    private static string Format(AnnouncementOutcome outcome) =>
        $"{outcome.Address}@{string.Join(',', outcome.Interfaces)}"
        + string.Concat(outcome.Refused.Select(refused => $"!{refused.Name}:{refused.Verdict}"));

    private static void Write(string line) => Console.Out.WriteLine(line);
}
