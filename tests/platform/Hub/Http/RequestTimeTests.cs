using Clarion.Hub.Http;
using Clarion.Testing.Clocks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Clarion.Tests.Platform.Hub.Http;

public sealed class RequestTimeTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly CancellationTokenSource client = new();

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_body_that_does_not_come_ends_in_a_timeout_after_a_minute()
    {
        using var answer = new MemoryStream();
        var context = Context(new UnreadBody(), answer);
        var running = RequestTime.BoundAsync(
            context, time, () => context.Request.Body.ReadExactlyAsync(new byte[1], context.RequestAborted).AsTask());
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(running.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await running;
        Assert.Equal(504, context.Response.StatusCode);
        Assert.False(context.RequestAborted.IsCancellationRequested);
    }

    [Fact]
    public async Task A_client_that_has_gone_is_not_answered()
    {
        using var answer = new MemoryStream();
        var context = Context(new UnreadBody(), answer);
        var running = RequestTime.BoundAsync(
            context, time, () => context.Request.Body.ReadExactlyAsync(new byte[1], context.RequestAborted).AsTask());
        context.Abort();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(0, answer.Length);
    }

    private DefaultHttpContext Context(Stream request, Stream answer)
    {
        var context = new DefaultHttpContext { Request = { Body = request }, Response = { Body = answer } };
        context.Features.Set<IHttpRequestLifetimeFeature>(new Abortable(client));
        return context;
    }
}
