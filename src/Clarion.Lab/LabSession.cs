using Clarion.Lab.Networks;
using Clarion.Lab.Processes;
using Clarion.Lab.Showing;
using Clarion.Lab.Steering;
using Clarion.Lab.Touring;
using Clarion.Primitives;
using Microsoft.Extensions.Logging;

namespace Clarion.Lab;

/// <summary><c>clarion lab</c>: builds a lab, shows it, and leaves nothing behind.</summary>
/// <param name="options">The lab.</param>
/// <param name="console">Where it is shown.</param>
/// <param name="time">Time.</param>
/// <param name="begin">When the program started.</param>
public sealed class LabSession(LabOptions options, LabConsole console, TimeProvider time, Instant begin)
{
    private static readonly TimeSpan ShowInterval = TimeSpan.FromMilliseconds(200);

    private readonly Screen screen = new(console);

    /// <summary>Runs the lab.</summary>
    /// <param name="cancellationToken">Ends it; it is cleaned up all the same.</param>
    /// <returns>Whether everything was as it must be.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var folder = LabFolder.TryTake(options.Name, options.Record);
        if (folder is null)
        {
            screen.Print($"clarion lab: a lab named '{options.Name}' runs already. Give this one another --name, or "
                + $"end that one: clarion lab down --name {options.Name}");
            return false;
        }

        var isWell = false;
        try
        {
            var left = await LabNetwork.SweepAsync(options.Name);
            if (left > 0)
                screen.Print($"removed {left} namespaces that a lab of this name had left behind");
            isWell = await RunAsync(folder, cancellationToken);
        }
        catch (LabException exception)
        {
            screen.Print($"clarion lab: {exception.Message}");
        }
        catch (OperationCanceledException)
        {
            screen.Print("  ended before its time");
        }
        finally
        {
            folder.Dispose();
        }

        return CleanUpIsComplete() && isWell;
    }

    private async Task<bool> RunAsync(LabFolder folder, CancellationToken cancellationToken)
    {
        screen.Print($"clarion lab '{options.Name}'");
        foreach (var line in Drawing.Of(options))
            screen.Print(line);
        screen.Print("");
        using var events = new EventLog(folder.Events, time);
        using var loggers = LoggerFactory.Create(_ => { });
        await using var lab = await RunningLab.StartAsync(
            options, new(folder, OwnProgram.Find(), events, time, loggers), begin, cancellationToken);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var commands = new LabCommands(lab, new(lab), end.Cancel);
        await using var server = new ControlServer(LabFolder.SocketOf(options.Name), commands);
        return await ShowAsync(lab, commands, folder, end.Token);
    }

    private async Task<bool> ShowAsync(
        RunningLab lab, LabCommands commands, LabFolder folder, CancellationToken cancellationToken)
    {
        var stays = new Stay(lab, commands, screen, console);
        using var shown = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var showing = ShowAsync(new(lab), shown.Token);
        try
        {
            var isMet = await new Tour(lab, screen).RunAsync(cancellationToken) == 0;
            // Ctrl-C is one of the ways to end a lab that stays.
            if (console.IsTerminal || options.Stays)
                await stays.RunAsync(folder.Kubeconfig, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // A lab that stays is there to be used, not to be judged.
            return isMet || options.Stays;
        }
        finally
        {
            await shown.CancelAsync();
            await showing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            screen.Show([]);
        }
    }

    /// <summary>Keeps the view up to date; on a terminal only.</summary>
    private async Task ShowAsync(LabView view, CancellationToken cancellationToken)
    {
        while (console.IsTerminal)
        {
            screen.Show(["", .. view.Lines()]);
            await Task.Delay(ShowInterval, time, cancellationToken);
        }
    }

    private bool CleanUpIsComplete()
    {
        var left = Namespaces.Find(LabNetwork.PrefixOf(options.Name))
            .Concat(Directory.Exists(LabFolder.PathOf(options.Name)) ? [LabFolder.PathOf(options.Name)] : [])
            .ToList();
        screen.Print(left.Count == 0
            ? "  ok    clean-up complete: no namespace, process or file is left"
            : $"  FAIL  clean-up: left are {string.Join(", ", left)}");
        return left.Count == 0;
    }
}
