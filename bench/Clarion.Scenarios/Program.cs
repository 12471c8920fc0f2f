using Clarion.Scenarios.Measuring;
using Clarion.Scenarios.Scenarios;

// Measures scenarios on real programs and prints one table; bench/scenarios prepares what it needs.
string[] names = ["api", "cluster", "status", "hub-memory", "hub-watch"];
var wanted = args.Length > 0 ? args : names;
if (wanted.Except(names).Any())
{
    await Console.Error.WriteLineAsync($"usage: bench/scenarios {string.Join(' ', names.Select(name => $"[{name}]"))}");
    return 2;
}

var figures = new List<Figure>();
if (wanted.Contains("cluster"))
    figures.AddRange(await ClusterScenarios.MeasureAsync(CancellationToken.None));
if (wanted.Contains("api"))
    figures.Add(await BurstScenario.MeasureAsync(CancellationToken.None));
if (wanted.Contains("status"))
    figures.AddRange(await StatusScenario.MeasureAsync(CancellationToken.None));
if (wanted.Contains("hub-memory"))
    figures.AddRange(await HubMemoryScenario.MeasureAsync(CancellationToken.None));
if (wanted.Contains("hub-watch"))
    figures.AddRange(await HubWatchScenario.MeasureAsync(CancellationToken.None));
Table.Print(figures);
return 0;
