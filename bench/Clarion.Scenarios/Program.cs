using Clarion.Scenarios.Measuring;
using Clarion.Scenarios.Scenarios;

// Measures scenarios on real programs and prints one table; bench/scenarios prepares what it needs.
var wanted = args.Length > 0 ? args : ["api", "cluster", "hub"];
if (wanted.Any(name => name is not ("api" or "cluster" or "hub")))
{
    await Console.Error.WriteLineAsync("usage: bench/scenarios [api] [cluster] [hub]");
    return 2;
}

var figures = new List<Figure>();
if (wanted.Contains("cluster"))
    figures.AddRange(await ClusterScenarios.MeasureAsync(CancellationToken.None));
if (wanted.Contains("api"))
    figures.Add(await BurstScenario.MeasureAsync(CancellationToken.None));
if (wanted.Contains("hub"))
    figures.AddRange(await HubScenario.MeasureAsync(CancellationToken.None));
Table.Print(figures);
return 0;
