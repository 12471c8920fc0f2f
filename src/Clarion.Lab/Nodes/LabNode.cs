using Clarion.Lab.Networks;
using Clarion.Lab.Processes;

namespace Clarion.Lab.Nodes;

/// <summary>
/// A node of the lab with its processes: the speaker, and the application. Its methods are called one after the
/// other; what it says may be read from any thread.
/// </summary>
/// <param name="number">1 is the first.</param>
/// <param name="network">The lab's network.</param>
/// <param name="programs">How its processes are started.</param>
internal sealed class LabNode(int number, LabNetwork network, NodePrograms programs) : IAsyncDisposable
{
    private LabProcess? speaker;
    private LabProcess? application;
    private volatile NodePower power;
    private volatile bool isDrained;
    private volatile int speakerRestarts;

    public int Number => number;

    public string Name { get; } = LabNetwork.NodeName(number);

    public Machine Machine { get; } = network.Nodes[number - 1];

    public NodePower Power => power;

    public bool IsDrained => isDrained;

    /// <summary>How often its speaker was started again.</summary>
    public int SpeakerRestarts => speakerRestarts;

    /// <summary>Starts the application, which needs nobody.</summary>
    public void StartApplication()
    {
        application?.Dispose();
        application = programs.StartApplication(this);
    }

    /// <summary>Starts the speaker.</summary>
    public void StartSpeaker()
    {
        speaker?.Dispose();
        speaker = programs.StartSpeaker(this);
    }

    /// <summary>Powers it off: its cable is out and its processes end, at once and without a goodbye.</summary>
    public async Task CrashAsync()
    {
        power = NodePower.Off;
        await network.SetCableAsync(Machine, isIn: false);
        await EndAsync(process => process.KillAsync());
    }

    /// <summary>Pulls its cable out; all goes on running.</summary>
    public async Task CutAsync()
    {
        power = NodePower.Cut;
        await network.SetCableAsync(Machine, isIn: false);
    }

    /// <summary>Starts its speaker again: SIGTERM, then a new process.</summary>
    public async Task RestartSpeakerAsync()
    {
        if (speaker is not null)
            await speaker.StopAsync();
        speakerRestarts++;
        StartSpeaker();
    }

    /// <summary>Takes the application away, as the first half of maintenance; the speaker stays.</summary>
    public async Task DrainAsync()
    {
        isDrained = true;
        if (application is not null)
            await application.StopAsync();
        application?.Dispose();
        application = null;
    }

    /// <summary>Makes good whatever was done to it.</summary>
    public async Task RestoreAsync()
    {
        await network.SetCableAsync(Machine, isIn: true);
        power = NodePower.On;
        isDrained = false;
        // Also what somebody killed: only what runs is left alone.
        if (application is not { HasExited: false })
            StartApplication();
        if (speaker is not { HasExited: false })
        {
            speakerRestarts++;
            StartSpeaker();
        }
    }

    /// <summary>Ends its processes.</summary>
    public async ValueTask DisposeAsync() => await EndAsync(process => process.StopAsync());

    private async Task EndAsync(Func<LabProcess, Task> end)
    {
        LabProcess?[] processes = [speaker, application];
        (speaker, application) = (null, null);
        await Task.WhenAll(processes.OfType<LabProcess>().Select(async process =>
        {
            await end(process);
            process.Dispose();
        }));
    }
}
