using System.Globalization;
using Clarion.Scenarios.Measuring;

namespace Clarion.Scenarios.Api;

/// <summary>Writes that carry the moment at which they were sent, and what a watcher makes of it.</summary>
internal static class WriteTimes
{
    private const string Mark = "\"bench.clarion-lb.dev/sent\":\"";

    /// <summary>A merge patch that says now.</summary>
    public static string Patch() =>
        "{\"metadata\":{\"annotations\":{" + Mark
        + TimeProvider.System.GetTimestamp().ToString(CultureInfo.InvariantCulture) + "\"}}}";

    /// <summary>Reads so many writes from a watch and gives how long each took to come.</summary>
    public static async Task<Sample> ReadAsync(StreamReader watch, int count, CancellationToken cancellation)
    {
        using (watch)
        {
            var sample = new Sample();
            for (var seen = 0; seen < count;)
            {
                var line = await watch.ReadLineAsync(cancellation)
                    ?? throw new InvalidDataException($"the watch ended after {seen} of {count} writes");
                var now = TimeProvider.System.GetTimestamp();
                var begin = line.IndexOf(Mark, StringComparison.Ordinal);
                if (begin < 0)
                    continue;
                var text = line.AsSpan(begin + Mark.Length);
                var sent = long.Parse(text[..text.IndexOf('"')], CultureInfo.InvariantCulture);
                sample.Add(TimeProvider.System.GetElapsedTime(sent, now));
                seen++;
            }

            return sample;
        }
    }
}
