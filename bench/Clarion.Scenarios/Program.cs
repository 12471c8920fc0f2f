using Clarion.Scenarios.Measuring;
using Clarion.Scenarios.Scenarios;

// Measures scenarios on real programs and prints one table; bench/scenarios prepares what it needs.
var wanted = args.Length > 0 ? args : ["api", "cluster", "hub-memory", "hub-watch"];
if (wanted.Any(name => name is not ("api" or "cluster" or "status" or "hub-memory" or "hub-watch")))
{
    await Console.Error.WriteLineAsync("usage: bench/scenarios [api] [cluster] [hub-memory] [hub-watch] [status]");
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
