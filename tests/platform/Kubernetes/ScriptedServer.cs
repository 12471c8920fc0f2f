using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Credentials;

namespace Clarion.Tests.Platform.Kubernetes;

/// <summary>An API server that answers what a test says, request by request, without any network.</summary>
internal sealed class ScriptedServer : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<HttpRequestMessage, HttpResponseMessage>> answers = new();
    private readonly ConcurrentQueue<string> requests = new();
    private readonly SemaphoreSlim arrived = new(0);
    private ApiTransport? transport;

    /// <summary>What came in: method, path and query.</summary>
    public IReadOnlyList<string> Requests => [.. requests];

    /// <summary>A client that talks to it.</summary>
    public KubernetesClient Client(TimeProvider time, BearerToken? token = null)
    {
        transport = new(new() { Server = new("https://scripted"), Token = token }, this, time);
        return new(transport, time, new Chance(1));
    }

    /// <summary>From now on requests go over a new connection; those under way stay on the old one.</summary>
    public void Reconnect() => transport!.Connected();

    /// <summary>Says what the next request without an answer gets.</summary>
    public ScriptedServer Then(Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        answers.Enqueue(answer);
        return this;
    }

    /// <inheritdoc cref="Then(Func{HttpRequestMessage, HttpResponseMessage})"/>
    public ScriptedServer Then(int code, string json, int? retryAfterSeconds = null) => Then(_ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)code)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
            Version = HttpVersion.Version20,
        };
        if (retryAfterSeconds is { } seconds)
            response.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        return response;
    });

    /// <summary>The next request breaks.</summary>
    public ScriptedServer ThenBreaks() => Then(_ => throw new HttpRequestException("connection refused"));

    /// <summary>The next request gets a stream that the test writes.</summary>
    public ScriptedServer Then(ScriptedStream stream) => Then(_ => stream.Response());

    /// <summary>Waits for the next request that no one has waited for.</summary>
    public Task ArrivedAsync(CancellationToken cancellationToken) => arrived.WaitAsync(cancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        requests.Enqueue($"{request.Method} {request.RequestUri!.PathAndQuery}");
        arrived.Release();
        if (answers.TryDequeue(out var answer))
            return answer(request);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException("unreachable");
    }
}
