namespace Clarion.Hub.Storage;

/// <summary>Wakes who waits for the next change. Its owner guards it.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource? next;

    /// <summary>Ends at the next beat.</summary>
    public Task Next => (next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Beat()
    {
        next?.TrySetResult();
        next = null;
    }
}
