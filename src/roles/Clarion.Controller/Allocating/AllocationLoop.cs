using Clarion.Api.Core;
using Clarion.Controller.Pools;
using Clarion.Controller.Reporting;
using Clarion.Controller.Writing;
using Clarion.Hosting.Loops;
using Clarion.Ipam;
using Clarion.Ipam.Events;
using Clarion.Ipam.Outcomes;
using Clarion.Kubernetes.Informers;
using Clarion.Model.Selectors;
using Clarion.Model.Services;
using Clarion.Model.Tracking;
using Clarion.Primitives;

namespace Clarion.Controller.Allocating;

/// <summary>
/// One term of leadership: from what the API says to what each Service gets. It owns the allocator, which starts
/// empty: first every address that a Service has is claimed, then new ones are given.
/// </summary>
internal sealed class AllocationLoop : IDisposable
{
    private readonly Surroundings surroundings;
    private readonly ConfigurationWatch configurations;
    private readonly Wake wake;
    private readonly Subscription<Service> services;
    private readonly Subscription<Namespace> namespaces;
    private readonly StatusWorkers workers;
    private readonly ServiceWriter writer;
    private readonly PoolStatusWriter poolStatus;
    private readonly ConfigurationReporter reporter;
    private readonly Allocator allocator;
    private readonly Outbox<AllocationOutcome> outbox = new();
    private Configuration? configuration;
    private int duplicates;
    private bool isSynced;

    public AllocationLoop(
        ControllerInformers informers, ConfigurationWatch configurations, Surroundings surroundings)
    {
        (this.surroundings, this.configurations) = (surroundings, configurations);
        wake = new(surroundings.Time);
        allocator = new(surroundings.Options.OrphanGrace);
        workers = new(surroundings, wake.Signal);
        writer = new(workers, new(surroundings), surroundings);
        poolStatus = new(informers.Configuration.Pools, surroundings);
        reporter = new(informers.Configuration, surroundings);
        configurations.Changed += wake.Signal;
        services = informers.Services.Subscribe(wake.Signal);
        namespaces = informers.Namespaces.Subscribe(wake.Signal);
    }

    /// <summary>When the loop last turned.</summary>
    public Instant LastTurn => wake.LastTurn;

    /// <summary>Runs until cancelled, or until one part fails.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var term = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] parts = [TurnAsync(term.Token), workers.RunAsync(term.Token), poolStatus.RunAsync(term.Token)];
        await Task.WhenAny(parts);
        await term.CancelAsync();
        await Task.WhenAll(parts);
    }

    public void Dispose()
    {
        configurations.Changed -= wake.Signal;
        services.Dispose();
        namespaces.Dispose();
        wake.Dispose();
    }

    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Turn(Instant.Now(surroundings.Time));
            await wake.WaitAsync(
                Instant.Earlier(allocator.NextDeadline, writer.NextDeadline), cancellationToken);
        }
    }

    private void Turn(Instant now)
    {
        var isChanged = TakeConfiguration(now) | TakeNamespaces(now) | TakeServices(now);
        if (!isSynced && configuration is not null && services.IsSynced && namespaces.IsSynced)
        {
            isSynced = true;
            allocator.Handle(new Synced(), now, outbox);
            Log.FirstView(surroundings.Logger, outbox.Count, configuration.Pools.Length);
        }

        if (allocator.NextDeadline <= now)
            allocator.OnDeadline(now, outbox);
        foreach (ref readonly var outcome in outbox.Items)
            writer.Want(outcome);
        isChanged |= outbox.Count > 0;
        outbox.Clear();
        writer.Pump(now);
        if (isSynced && isChanged)
            Note();
    }

    private void Note()
    {
        poolStatus.Note(allocator, configuration!);
        if (allocator.DuplicateCount > duplicates)
            Log.Duplicates(surroundings.Logger, allocator.DuplicateCount - duplicates);
        duplicates = allocator.DuplicateCount;
    }

    private bool TakeConfiguration(Instant now)
    {
        if (configurations.Current is not { } next || ReferenceEquals(next, configuration))
            return false;
        configuration = next;
        reporter.Tell(next);
        allocator.Handle(new ConfigurationChanged(next), now, outbox);
        return true;
    }

    private bool TakeNamespaces(Instant now)
    {
        var any = false;
        while (namespaces.TryTake(out var change))
        {
            any = true;
            AllocatorEvent input = change.After is { } present
                ? new NamespaceChanged(change.Key.Name, LabelSet.Of(present.Metadata.Labels))
                : new NamespaceDeleted(change.Key.Name);
            allocator.Handle(input, now, outbox);
        }

        return any;
    }

    private bool TakeServices(Instant now)
    {
        var any = false;
        while (services.TryTake(out var change))
        {
            any = true;
            var name = new ServiceName(change.Key.Namespace, change.Key.Name);
            if (change.After is { } service && ServiceParser.IsOurs(service, surroundings.Options.LoadBalancerClass))
            {
                allocator.Handle(new ServiceChanged(ServiceParser.Parse(service)), now, outbox);
                writer.See(name, service);
            }
            else
            {
                allocator.Handle(new ServiceDeleted(name), now, outbox);
                writer.Forget(name);
            }
        }

        return any;
    }
}
