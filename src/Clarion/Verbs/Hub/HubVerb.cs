using System.CommandLine;
using Clarion.CommandLine;
using Clarion.Hub;

namespace Clarion.Verbs.Hub;

/// <summary><c>clarion hub</c>.</summary>
internal static class HubVerb
{
    public static Command Create()
    {
        var settings = new HubSettings();
        var verb = new Command(
            "hub",
            "Serves the Kubernetes API from memory, for trying things out and for tests: what it stores is gone when "
            + "it stops. Example: clarion hub --directory ./hub --port 6443");
        settings.AddTo(verb);
        verb.SetAction((parsed, cancellationToken) => RunAsync(settings, parsed, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        HubSettings settings, ParseResult parsed, CancellationToken cancellationToken)
    {
        using var loggers = Logging.Create(parsed.GetRequiredValue(settings.LogLevel));
        try
        {
            await using var hub = await HubServer.StartAsync(settings.OptionsOf(parsed, loggers), cancellationToken);
            await Console.Out.WriteLineAsync($"export KUBECONFIG={hub.AdminKubeconfig}");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return ExitCode.Fine;
        }
        catch (HubStartException problem)
        {
            await Console.Error.WriteLineAsync($"clarion hub: {problem.Message}");
            return ExitCode.ProblemFound;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Fine;
        }
    }
}
