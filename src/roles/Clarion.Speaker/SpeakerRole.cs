using Clarion.Kubernetes.Client;
using Clarion.Linux.Links;
using Clarion.Neighbors.Announcing;
using Clarion.Speaker.Announcing;
using Clarion.Speaker.Layer2;
using Microsoft.Extensions.Logging;

namespace Clarion.Speaker;

/// <summary>Puts a speaker together.</summary>
public static class SpeakerRole
{
    private const string LoggerName = "Clarion.Speaker";

    /// <summary>A speaker on this node's network; it does nothing until it is run.</summary>
    /// <param name="options">What the operator has set.</param>
    /// <param name="client">The API server.</param>
    /// <param name="time">Time.</param>
    /// <param name="loggers">Where to log.</param>
    public static Speaker Create(
        SpeakerOptions options, KubernetesClient client, TimeProvider time, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        var monitor = new LinkMonitor(time, loggers.CreateLogger<LinkMonitor>());
        var pace = new AnnouncementPace
        {
            FramesPerSecond = options.AnnounceRate,
            RefreshInterval = options.RefreshInterval,
        };
        var speaker = Create(new(options, time, loggers.CreateLogger(LoggerName)), client, loggers,
            (exclusion, onOutcome) => new NetworkAnnouncer(new(
                monitor, new() { ExcludedInterfaces = exclusion, Pace = pace }, time,
                loggers.CreateLogger<Layer2Announcer>(), onOutcome)));
        speaker.Add(new("links", monitor.RunAsync));
        return speaker;
    }

    /// <summary>A speaker that announces through something else.</summary>
    internal static Speaker Create(
        Surroundings surroundings, KubernetesClient client, ILoggerFactory loggers, AnnouncerFactory announcers)
    {
        var (options, time, logger) = surroundings;
        var informers = new Observing.ClusterInformers(client, options, time, loggers);
        var events = new Kubernetes.Events.EventRecorder(
            client, new() { Component = "metallb-speaker", Host = options.Node.Value }, time, logger);
        var statuses = new Reporting.Layer2StatusKeeper(client, informers, surroundings);
        var reporter = new Reporting.Reporter(informers, events, statuses, surroundings);
        var announcer = new AnnouncerRunner(announcers, reporter.Tell, surroundings);
        var speaker = new Speaker(surroundings, informers, announcer, reporter);
        speaker.Add(new("events", events.RunAsync));
        speaker.Add(new("announcer", announcer.RunAsync) { LastTurn = () => announcer.LastTurn });
        speaker.Add(new("reports", reporter.RunAsync) { LastTurn = () => reporter.LastTurn });
        speaker.Add(new("statuses", statuses.RunAsync) { LastTurn = () => statuses.LastTurn });
        return speaker;
    }
}
