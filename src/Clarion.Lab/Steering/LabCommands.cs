using System.Globalization;
using Clarion.Lab.Nodes;
using Clarion.Lab.Showing;
using Clarion.Primitives;

namespace Clarion.Lab.Steering;

/// <summary>What can be done to a running lab, by key or from another terminal; one after the other.</summary>
/// <param name="lab">The lab.</param>
/// <param name="view">What <c>status</c> shows.</param>
/// <param name="down">Ends the lab.</param>
internal sealed class LabCommands(RunningLab lab, LabView view, Action down) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private int added;

    /// <summary>Does what a line says: a verb and mostly a node, for example <c>crash n2</c>.</summary>
    public async Task<Reply> RunAsync(string line, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            lab.Events.Write("command", ("line", line));
            return await DoAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), cancellationToken);
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
        ["status"] => Task.FromResult(new Reply(true, string.Join('\n', view.Lines()))),
        ["down"] => Task.FromResult(End()),
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
            return new(false, $"{node.Name} is off already; 'clarion lab restore {node.Name}' powers it on");
        lab.Probe.Restart();
        await node.CrashAsync();
        return new(true, $"{node.Name} is powered off");
    }

    private async Task<Reply> CutAsync(LabNode node)
    {
        if (node.Power != NodePower.On)
            return new(false, $"{node.Name} is not on the network; 'clarion lab restore {node.Name}' brings it back");
        lab.Probe.Restart();
        await node.CutAsync();
        return new(true, $"the cable of {node.Name} is pulled out");
    }

    private async Task<Reply> RestartAsync(LabNode node)
    {
        if (node.Power == NodePower.Off)
            return new(false, $"{node.Name} is off; 'clarion lab restore {node.Name}' powers it on");
        lab.Probe.Restart();
        await node.RestartSpeakerAsync();
        return new(true, $"the speaker of {node.Name} is started again");
    }

    private async Task<Reply> DrainAsync(LabNode node)
    {
        if (node.Power != NodePower.On || node.IsDrained)
            return new(false, $"{node.Name} is not in use; 'clarion lab restore {node.Name}' brings it back");
        lab.Probe.Restart();
        await node.DrainAsync();
        return new(true, $"{node.Name} is drained: its application has ended, its addresses go to others");
    }

    private async Task<Reply> RestoreAsync(LabNode node)
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
        var name = string.Create(CultureInfo.InvariantCulture, $"{RunningLab.FirstService}-{++added}");
        var begin = Instant.Now(lab.Time);
        await lab.Services.CreateAsync(name, isDualStack: true, cancellationToken);
        var addresses = await lab.Services.AddressesAsync(name, cancellationToken);
        var took = (Instant.Now(lab.Time) - begin).TotalMilliseconds;
        return new(true, string.Create(
            CultureInfo.InvariantCulture,
            $"Service {name} has {string.Join(" and ", addresses)} after {took:0} ms"));
    }

    private Reply End()
    {
        down();
        return new(true, "the lab ends");
    }
}
