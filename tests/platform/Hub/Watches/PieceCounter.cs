namespace Clarion.Tests.Platform.Hub.Watches;

/// <summary>The body of an answer that notes how much is written between two flushes.</summary>
internal sealed class PieceCounter : MemoryStream
{
    private long flushedAt;

    /// <summary>The most bytes that were written without a flush.</summary>
    public long Longest { get; private set; }

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        Longest = Math.Max(Longest, Length - flushedAt);
        flushedAt = Length;
        return Task.CompletedTask;
    }
}
