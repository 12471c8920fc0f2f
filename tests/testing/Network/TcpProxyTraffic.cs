namespace Clarion.Testing.Network;

/// <summary>How bytes go through a proxy: freely, slowly, or not at all.</summary>
public sealed class TcpProxyTraffic
{
    private readonly Lock gate = new();
    private TaskCompletionSource open = Opened();

    /// <summary>Bytes per second and direction; null for as many as come.</summary>
    public int? BytesPerSecond { get; set; }

    /// <summary>Keeps all bytes back; connections stay open, new ones too.</summary>
    public void Pause()
    {
        lock (gate)
        {
            if (open.Task.IsCompleted)
                open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Lets them go on.</summary>
    public void Resume()
    {
        lock (gate)
            open.TrySetResult();
    }

    /// <summary>Waits until so many bytes may pass.</summary>
    internal async Task PassAsync(int bytes)
    {
        if (BytesPerSecond is { } rate)
            await Task.Delay(TimeSpan.FromSeconds((double)bytes / rate), TimeProvider.System);
        Task gateOpen;
        lock (gate)
            gateOpen = open.Task;
        await gateOpen;
    }

    private static TaskCompletionSource Opened()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
