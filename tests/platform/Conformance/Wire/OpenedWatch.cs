using System.Text.Json.Nodes;

namespace Clarion.Tests.Platform.Conformance.Wire;

/// <summary>A watch that is read line by line. Disposing closes it.</summary>
internal sealed class OpenedWatch : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;
    private readonly CancellationToken cancellation;

    public OpenedWatch(HttpResponseMessage response, Stream body, CancellationToken cancellation)
    {
        (this.response, this.cancellation) = (response, cancellation);
        lines = new(body);
    }

    public string? ContentType => response.Content.Headers.ContentType?.ToString();

    /// <summary>The next event; null when the server ended the watch.</summary>
    public async Task<WatchedEvent?> NextAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        return await lines.ReadLineAsync(limit.Token) is { } line && JsonNode.Parse(line) is { } parsed
            ? new(parsed.At("type")!, parsed["object"]!)
            : null;
    }

    /// <summary>The next events, so many.</summary>
    public async Task<IReadOnlyList<WatchedEvent>> NextAsync(int count)
    {
        var events = new List<WatchedEvent>();
        while (events.Count < count && await NextAsync() is { } next)
            events.Add(next);
        return events;
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
    }
}
