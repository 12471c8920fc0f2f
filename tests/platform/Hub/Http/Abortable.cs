using Microsoft.AspNetCore.Http.Features;

namespace Clarion.Tests.Platform.Hub.Http;

/// <summary>A request that can be aborted, as one of a server can.</summary>
/// <param name="source">Is cancelled then.</param>
internal sealed class Abortable(CancellationTokenSource source) : IHttpRequestLifetimeFeature
{
    public CancellationToken RequestAborted { get; set; } = source.Token;

    public void Abort() => source.Cancel();
}
