using Clarion.Lab.Showing;

namespace Clarion.Lab.Steering;

/// <summary>After the tour: the lab stays until it is ended. On a terminal keys do things to it.</summary>
/// <param name="lab">The lab.</param>
/// <param name="commands">What keys do.</param>
/// <param name="screen">Where it is shown.</param>
/// <param name="console">Where keys come from.</param>
internal sealed class Stay(RunningLab lab, LabCommands commands, Screen screen, LabConsole console)
{
    private string chosen = "";

    /// <summary>Runs until <c>q</c> is typed, or the lab is ended otherwise.</summary>
    public async Task RunAsync(string kubeconfig, CancellationToken cancellationToken)
    {
        screen.Print("");
        screen.Print($"  kubectl:  export KUBECONFIG={kubeconfig}");
        if (console.Keys is null)
        {
            screen.Print($"  end it:   clarion lab down --name {lab.Options.Name}");
            await Task.Delay(Timeout.InfiniteTimeSpan, lab.Time, cancellationToken);
            return;
        }

        screen.Print("  keys, for the owner of the address, or the node of a digit typed before:");
        screen.Print("  c power off   x cut the cable   r restart the speaker   d drain   u make all good");
        screen.Print("  a add a Service   q quit");
        await foreach (var key in console.Keys.ReadAllAsync(cancellationToken))
        {
            if (key == 'q')
                return;
            if (LineOf(key) is not { } line)
                continue;
            var reply = await commands.RunAsync(line, cancellationToken);
            screen.Print($"  {line}: {reply.Text}");
        }
    }

    private string? LineOf(char key)
    {
        if (key is >= '1' and <= '9')
        {
            chosen = $"n{key}";
            return null;
        }

        var node = Node();
        return key switch
        {
            'c' => $"crash {node}",
            'x' => $"cut {node}",
            'r' => $"restart {node}",
            'd' => $"drain {node}",
            'u' => "restore",
            'a' => "add",
            _ => null,
        };
    }

    private string Node()
    {
        var node = chosen.Length > 0 ? chosen : lab.Owner.View.ByArp;
        chosen = "";
        return node;
    }
}
