using Clarion.Lab.Showing;

namespace Clarion.Lab.Steering;

/// <summary>After the tour: the lab stays until it is ended. On a terminal keys do things to it.</summary>
/// <param name="lab">The lab.</param>
/// <param name="commands">What keys do.</param>
/// <param name="screen">Where it is shown.</param>
/// <param name="console">Where keys come from.</param>
internal sealed class Stay(RunningLab lab, LabCommands commands, Screen screen, LabConsole console)
{
    private const string All = "u make all good   a add a Service   q quit";

    private volatile string chosen = "";

    /// <summary>What can be typed now; empty where nobody can.</summary>
    public IReadOnlyList<string> Keys => console.Keys is null ? [] : lab.Doing.Length > 0 ? ["  keys: q quit"] :
    [
        $"  keys for {(chosen.Length > 0 ? chosen : "the owner, or type a node's digit before")}:",
        "  c power off   x cut the cable   r restart the speaker   d drain",
        $"  {All}",
    ];

    /// <summary>While the lab is busy by itself: <c>q</c> ends it, all else is dropped.</summary>
    /// <param name="end">Ends the lab.</param>
    /// <param name="cancellationToken">It is not busy any more.</param>
    public async Task AwaitQuitAsync(Action end, CancellationToken cancellationToken)
    {
        if (console.Keys is null)
            return;
        await foreach (var key in console.Keys.ReadAllAsync(cancellationToken))
        {
            if (key == 'q')
                end();
        }
    }

    /// <summary>Runs until <c>q</c> is typed, or the lab is ended otherwise.</summary>
    public async Task RunAsync(string kubeconfig, CancellationToken cancellationToken)
    {
        screen.Print("");
        screen.Print($"  kubectl:  export KUBECONFIG={kubeconfig}");
        if (console.Keys is null)
        {
            screen.Print($"  end it:   {lab.Options.CommandFor("down")}");
            await Task.Delay(Timeout.InfiniteTimeSpan, lab.Time, cancellationToken);
            return;
        }

        if (!screen.IsTerminal)
            Keys.ToList().ForEach(screen.Print);
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

        return key switch
        {
            'c' => OnNode("crash"),
            'x' => OnNode("cut"),
            'r' => OnNode("restart"),
            'd' => OnNode("drain"),
            'u' => "restore",
            'a' => "add",
            _ => null,
        };
    }

    private string? OnNode(string verb)
    {
        var node = chosen.Length > 0 ? chosen : lab.Owner.View.ByArp;
        chosen = "";
        if (node.Length > 0)
            return $"{verb} {node}";
        screen.Print($"  {verb}: nobody answers for the address now; type a node's digit before");
        return null;
    }
}
