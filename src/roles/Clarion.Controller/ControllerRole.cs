using Clarion.Api.Core;
using Clarion.Controller.Allocating;
using Clarion.Hosting.Loops;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.LeaderElection;
using Clarion.Primitives;
using Microsoft.Extensions.Logging;

namespace Clarion.Controller;

/// <summary>
/// The controller: follows the API, and hands out addresses while it leads. A standby follows too, so that it can take
/// over at once.
/// </summary>
public sealed class ControllerRole : IDisposable
{
    /// <summary>A loop that did not turn for so long is stuck: they turn every second, whatever the API does.</summary>
    private static readonly TimeSpan StuckAfter = TimeSpan.FromSeconds(30);

    /// <summary>A pod has 30 s to stop by default, and most of it belongs to what comes before.</summary>
    private static readonly TimeSpan LastEvents = TimeSpan.FromSeconds(2);

    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly ControllerInformers informers;
    private readonly ConfigurationWatch configurations;
    private readonly Surroundings surroundings;
    private FreshView? view;
    private AllocationLoop? term;

    public ControllerRole(
        ControllerOptions options, KubernetesClient client, TimeProvider time, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(loggers);
        this.time = time;
        logger = loggers.CreateLogger("Clarion.Controller");
        var platform = loggers.CreateLogger("Clarion.Kubernetes");
        informers = new(client, options.Namespace, time, platform);
        configurations = new(informers.Configuration, time);
        var election = new LeaderElectionOptions(new(options.Namespace, ControllerOptions.LeaseName), options.Pod)
        {
            // With the time-out of a last write (2 s) and a look at it (2 s) a successor acts 15 s after a crash.
            LeaseDuration = TimeSpan.FromSeconds(11),
            RenewDeadline = TimeSpan.FromSeconds(8),
        };
        var source = new EventSource { Component = "metallb-controller" };
        surroundings = new(
            options, client, new(client, election, time, platform), new(client, source, time, platform), time, logger);
    }

    /// <summary>What is missing before this controller can serve; null when it is ready, whoever leads.</summary>
    public string? NotReady
    {
        get
        {
            var missing = informers.All.Where(informer => !informer.IsSynced).ToList();
            if (missing.Count == 0)
            {
                return configurations.Current is null ? "waiting for the first complete view"
                    : Volatile.Read(ref view)?.Problem is { } unread ? $"waiting for a list of all Services: {unread}"
                    : null;
            }

            return string.Join("; ", missing.Select(informer =>
                $"waiting for {informer.Resource}{(informer.Problem is { } problem ? $": {problem}" : "")}"));
        }
    }

    /// <summary>Which loop is stuck; null when all turn.</summary>
    public string? NotLive
    {
        get
        {
            var limit = Instant.Now(time) - StuckAfter;
            if (informers.All.FirstOrDefault(informer => informer.LastTurn < limit) is { } stuck)
                return $"the informer of {stuck.Resource} is stuck";
            if (configurations.LastTurn < limit)
                return "the configuration loop is stuck";
            return Volatile.Read(ref term)?.LastTurn < limit ? "the allocation loop is stuck" : null;
        }
    }

    /// <summary>Runs until cancelled; then gives the lease back, so that a successor need not wait.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // The Events of the last moment are written and the lease is released before what they need ends.
        using var platform = new CancellationTokenSource();
        Task[] followers =
        [
            .. informers.All.Select(informer => informer.RunAsync(platform.Token)),
            Supervisor.RunAsync("configuration", configurations.RunAsync, time, logger, platform.Token),
            Supervisor.RunAsync("events", surroundings.Events.RunAsync, time, logger, platform.Token),
        ];
        await Supervisor.RunAsync(
            "leader election",
            token => surroundings.Elector.RunAsync(LeadAsync, token),
            time,
            logger,
            cancellationToken);
        await surroundings.Events.DrainAsync(LastEvents, platform.Token);
        await platform.CancelAsync();
        await Task.WhenAll(followers);
    }

    public void Dispose() => configurations.Dispose();

    private async Task LeadAsync(CancellationToken cancellationToken)
    {
        Log.Leading(logger);
        await Supervisor.RunAsync("allocation", RunTermAsync, time, logger, cancellationToken);
        Log.NoLongerLeading(logger);
    }

    private async Task RunTermAsync(CancellationToken cancellationToken)
    {
        var fresh = new FreshView(informers.Services, surroundings);
        Volatile.Write(ref view, fresh);
        try
        {
            await fresh.ReachAsync(cancellationToken);
        }
        finally
        {
            Volatile.Write(ref view, null);
        }

        using var loop = new AllocationLoop(informers, configurations, surroundings);
        Volatile.Write(ref term, loop);
        try
        {
            await loop.RunAsync(cancellationToken);
        }
        finally
        {
            Volatile.Write(ref term, null);
        }
    }
}
