using Clarion.Lab.Networks;
using Clarion.Lab.Processes;
using Clarion.Lab.Recording;
using Clarion.Lab.Showing;
using Clarion.Lab.Steering;
using Clarion.Lab.Touring;
using Clarion.Primitives;

namespace Clarion.Lab;

/// <summary><c>clarion lab</c>: builds a lab, shows it, and leaves nothing behind.</summary>
/// <param name="options">The lab.</param>
/// <param name="console">Where it is shown.</param>
/// <param name="time">Time.</param>
/// <param name="begin">When the program started.</param>
public sealed class LabSession(LabOptions options, LabConsole console, TimeProvider time, Instant begin)
{
    private static readonly TimeSpan ShowInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>What a lab of the same name that ends, or was killed just now, takes to be gone.</summary>
    private static readonly TimeSpan GoneLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);

    private readonly Screen screen = new(console);

    /// <summary>Runs the lab.</summary>
    /// <param name="cancellationToken">Ends it; it is cleaned up all the same.</param>
    /// <returns>Whether everything was as it must be.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await TakeFolderAsync(cancellationToken) is { } folder)
                return await RunAsync(folder, cancellationToken);
            screen.Complain($"a lab named '{options.Name}' runs already. Give this one another --name, or end that "
                + $"one: {options.CommandFor("down")}");
        }
        catch (OperationCanceledException)
        {
            // Before anything was made.
        }
        catch (Exception exception) when (exception is LabException or IOException or UnauthorizedAccessException)
        {
            screen.Complain(exception.Message);
        }

        return false;
    }

    /// <returns>Null: a lab of the name runs.</returns>
    private async Task<LabFolder?> TakeFolderAsync(CancellationToken cancellationToken)
    {
        var limit = Instant.Now(time) + GoneLimit;
        while (true)
        {
            if (LabFolder.TryTake(options.Name, options.Record) is { } folder)
                return folder;
            if (await ControlClient.SendAsync(options.Name, "status", cancellationToken) is not null
                || Instant.Now(time) > limit)
                return null;
            await Task.Delay(LookInterval, time, cancellationToken);
        }
    }

    private async Task<bool> RunAsync(LabFolder folder, CancellationToken cancellationToken)
    {
        LabKeeper? keeper = null;
        try
        {
            using (folder)
            {
                keeper = LabKeeper.Start(OwnProgram.Find(), options.Name);
                var isWell = await TryRunAsync(folder, cancellationToken);
                folder.Remove();
                // While nobody else can have a lab of this name.
                if (!CleanUpIsComplete())
                    return false;
                await keeper.ReleaseAsync();
                return isWell;
            }
        }
        finally
        {
            // Where it was not released, it removes what is left, and finds the lock free.
            keeper?.Dispose();
        }
    }

    private async Task<bool> TryRunAsync(LabFolder folder, CancellationToken cancellationToken)
    {
        try
        {
            var left = await LabNetwork.SweepAsync(options.Name);
            if (left > 0)
                screen.Print($"removed {left} namespaces that a lab of this name had left behind");
            return await ShowAsync(folder, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C ends also what the lab runs just then, and that is no problem of its own.
            screen.Print("  ended before its time");
        }
        catch (OperationCanceledException)
        {
            screen.Print("  ended before its time");
        }
        catch (LabException exception)
        {
            screen.Complain(exception.Message);
        }

        return false;
    }

    private async Task<bool> ShowAsync(LabFolder folder, CancellationToken cancellationToken)
    {
        screen.Print($"clarion lab '{options.Name}'");
        foreach (var line in Drawing.Of(options))
            screen.Print(line);
        screen.Print("");
        using var events = new EventLog(folder.Events, time);
        using var log = new StandInLog(events);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var lab = new RunningLab(options, new(folder, OwnProgram.Find(), events, log, time), begin);
        var view = new LabView(lab);
        using var commands = new LabCommands(lab, view, end.Cancel);
        await using var server = new ControlServer(LabFolder.SocketOf(options.Name), commands, time);
        var stay = new Stay(lab, commands, screen, console);
        using var shown = new CancellationTokenSource();
        var showing = KeepShownAsync(() => ["", .. view.Lines(), .. stay.Keys], shown.Token);
        try
        {
            var isMet = await TourAsync(lab, stay, end);
            // Ctrl-C is one of the ways to end a lab that stays.
            if (console.Keys is not null || options.Stays)
                await stay.RunAsync(folder.Kubeconfig, end.Token)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // A lab that stays is there to be used, not to be judged.
            return isMet || options.Stays;
        }
        finally
        {
            await shown.CancelAsync();
            await showing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            screen.Show(["", "  removing the lab ..."]);
        }
    }

    private async Task<bool> TourAsync(RunningLab lab, Stay stay, CancellationTokenSource end)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
        var quitting = stay.AwaitQuitAsync(end.Cancel, over.Token);
        try
        {
            await lab.StartAsync(end.Token);
            return await new Tour(lab, screen).RunAsync(end.Token);
        }
        finally
        {
            await over.CancelAsync();
            await quitting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Keeps the lines that change up to date; on a terminal only.</summary>
    private async Task KeepShownAsync(Func<IReadOnlyList<string>> lines, CancellationToken cancellationToken)
    {
        while (screen.IsTerminal)
        {
            screen.Show(lines());
            await Task.Delay(ShowInterval, time, cancellationToken);
        }
    }

    private bool CleanUpIsComplete()
    {
        var left = Leftovers.Find(options.Name);
        screen.Print(left.Count == 0
            ? "  ok    clean-up complete: no namespace, process or file is left"
            : $"  FAIL  clean-up: left are {string.Join(", ", left)}");
        return left.Count == 0;
    }
}
