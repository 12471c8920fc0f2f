using Clarion.Scenarios.Api;
using Clarion.Scenarios.Measuring;
using Clarion.Testing.Processes;
using Clarion.Testing.Waiting;

namespace Clarion.Scenarios.Scenarios;

/// <summary>Many Services at once, with an API server and a controller alone on the machine.</summary>
internal static class BurstScenario
{
    private const int Services = 2_000;

    private const string Objects =
        """
        apiVersion: metallb.io/v1beta1
        kind: IPAddressPool
        metadata: {name: burst, namespace: metallb-system}
        spec: {addresses: [10.100.0.0/16]}
        """;

    public static async Task<Figure> MeasureAsync(CancellationToken cancellation)
    {
        await using var server = await BenchedApiServer.StartAsync(Objects, cancellation);
        await using var controller = server.StartController();
        using var api = ApiSession.Open(server.Kubeconfig);
        await using var watch = await ServiceWatch.OpenAsync(api, cancellation);
        await WaitUntilServed(api, watch, controller, cancellation);

        await BenchedApiServer.InParallelAsync(
            Services,
            async (i, token) => await api.CreateServiceAsync(Name(i), null, nodePorts: false, token),
            cancellation);
        var created = TimeProvider.System.GetTimestamp();
        var seen = Enumerable.Range(0, Services).Select(i => watch.AddressSeenAsync(Name(i), cancellation));
        var last = (await Task.WhenAll(seen)).Max();
        var sample = new Sample();
        sample.Add(TimeProvider.System.GetElapsedTime(created, Math.Max(last, created)));
        return new Figure(
            $"{Services} Services at once: last address after the last creation's reply", sample.Median, "<= 100 ms");
    }

    private static string Name(int number) => $"burst-{number}";

    private static async Task WaitUntilServed(
        ApiSession api, ServiceWatch watch, RunningCommand controller, CancellationToken cancellation)
    {
        await api.CreateServiceAsync("first", null, nodePorts: false, cancellation);
        var seen = watch.AddressSeenAsync("first", cancellation);
        await Eventually.HoldsAsync("the controller serves", TimeSpan.FromSeconds(30), _ =>
            !controller.HasExited
                ? Task.FromResult(seen.IsCompleted)
                : throw new CommandFailedException(controller.Output + controller.Error), cancellation);
    }
}
