using System.Globalization;
using Clarion.Lab.Nodes;
using Clarion.Lab.Objects;
using Clarion.Lab.Showing;
using Clarion.Primitives;

namespace Clarion.Lab.Steering;

/// <summary>What can be done to a running lab, by key or from another terminal; one after the other.</summary>
/// <param name="lab">The lab.</param>
/// <param name="view">What <c>status</c> shows.</param>
/// <param name="down">Ends the lab.</param>
internal sealed class LabCommands(RunningLab lab, LabView view, Action down) : IDisposable
{
    /// <summary>A Service has its address within milliseconds; from an empty pool it never has.</summary>
    private static readonly TimeSpan AddressPatience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim turn = new(1);
    private int added;

    /// <summary>Does what a line says: a verb and mostly a node, for example <c>crash n2</c>.</summary>
    public async Task<Reply> RunAsync(string line, CancellationToken cancellationToken)
    {
        lab.Events.Write("command", ("line", line));
        // These two are answered whatever else goes on.
        if (line == "status")
            return new(true, string.Join('\n', view.Lines()));
        if (line == "down")
            return End();
        await turn.WaitAsync(cancellationToken);
        try
        {
            return lab.Doing is { Length: > 0 } doing
                ? new(false, $"the lab is not to be disturbed yet: {doing}. Wait until it stays, or take one without a "
                    + "tour: clarion lab --stay")
                : await DoAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), cancellationToken);
        }
        catch (LabException exception)
        {
            return new(false, exception.Message);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private Task<Reply> DoAsync(string[] words, CancellationToken cancellationToken) => words switch
    {
        ["crash", var name] => OnNodeAsync(name, CrashAsync),
        ["cut", var name] => OnNodeAsync(name, CutAsync),
        ["restart", var name] => OnNodeAsync(name, RestartAsync),
        ["drain", var name] => OnNodeAsync(name, DrainAsync),
        ["restore", var name] => OnNodeAsync(name, RestoreAsync),
        ["restore"] => RestoreAllAsync(),
        ["add"] => AddAsync(cancellationToken),
        _ => Task.FromResult(new Reply(false, $"'{string.Join(' ', words)}' is nothing that a lab does")),
    };

    private async Task<Reply> OnNodeAsync(string name, Func<LabNode, Task<Reply>> action)
    {
        var node = lab.Cluster.Nodes.FirstOrDefault(node => node.Name == name);
        var all = string.Join(", ", lab.Cluster.Nodes.Select(other => other.Name));
        return node is not null ? await action(node) : new(false, $"there is no node '{name}'; this lab has {all}");
    }

    private async Task<Reply> CrashAsync(LabNode node)
    {
        if (node.Power == NodePower.Off)
            return Refused(node, "is off already", "powers it on");
        lab.Probe.Restart();
        await node.CrashAsync();
        return new(true, $"{node.Name} is powered off");
    }

    private async Task<Reply> CutAsync(LabNode node)
    {
        if (node.Power != NodePower.On)
            return Refused(node, "is not on the network", "brings it back");
        lab.Probe.Restart();
        await node.CutAsync();
        return new(true, $"the cable of {node.Name} is pulled out");
    }

    private async Task<Reply> RestartAsync(LabNode node)
    {
        if (node.Power == NodePower.Off)
            return Refused(node, "is off", "powers it on");
        lab.Probe.Restart();
        await node.RestartSpeakerAsync();
        return new(true, $"the speaker of {node.Name} is started again");
    }

    private async Task<Reply> DrainAsync(LabNode node)
    {
        if (node.Power != NodePower.On || node.IsDrained)
            return Refused(node, "is not in use", "brings it back");
        lab.Probe.Restart();
        await node.DrainAsync();
        return new(true, $"{node.Name} is drained: its application has ended, its addresses go to others");
    }

    private Reply Refused(LabNode node, string state, string remedy) => new(
        false, $"{node.Name} {state}; '{lab.Options.CommandFor($"restore {node.Name}")}' {remedy}");

    private static async Task<Reply> RestoreAsync(LabNode node)
    {
        await node.RestoreAsync();
        return new(true, $"{node.Name} is as it was");
    }

    private async Task<Reply> RestoreAllAsync()
    {
        foreach (var node in lab.Cluster.Nodes)
            await node.RestoreAsync();
        return new(true, "all nodes are as they were");
    }

    private async Task<Reply> AddAsync(CancellationToken cancellationToken)
    {
        string name;
        do
            name = string.Create(CultureInfo.InvariantCulture, $"{RunningLab.FirstService}-{++added}");
        while (lab.Services.Has(name));
        var begin = Instant.Now(lab.Time);
        await lab.Services.CreateAsync(name, isDualStack: true, cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AddressPatience);
        try
        {
            var addresses = await lab.Services.AddressesAsync(name, limit.Token);
            var took = (Instant.Now(lab.Time) - begin).TotalMilliseconds;
            return new(true, string.Create(
                CultureInfo.InvariantCulture,
                $"Service {name} has {string.Join(" and ", addresses)} after {took:0} ms"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(false, $"Service {name} has no address after {AddressPatience.TotalSeconds:0} s; with the lab's "
                + $"KUBECONFIG 'clarion explain {Manifests.ServiceNamespace}/{name}' says why");
        }
    }

    private Reply End()
    {
        down();
        return new(true, "the lab ends");
    }
}
