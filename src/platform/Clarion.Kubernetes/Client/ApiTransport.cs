using System.Net;
using System.Net.Http.Headers;
using Clarion.Kubernetes.Credentials;
using Clarion.Primitives;

namespace Clarion.Kubernetes.Client;

/// <summary>
/// Sends single requests over the shared connection, with credentials, and keeps watch over that connection.
/// </summary>
internal sealed class ApiTransport : IDisposable
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    private readonly ClientConfiguration configuration;
    private readonly string root;
    private readonly Func<HttpMessageHandler>? makeHandler;
    private readonly ServerTrust trust;
    private readonly TimeProvider time;
    private HttpMessageInvoker invoker;
    private Connection connection;
    private ExecCredential? used;

    /// <param name="configuration">Where to, and as whom.</param>
    /// <param name="handler">What carries the requests; null for sockets.</param>
    /// <param name="time">Time.</param>
    public ApiTransport(ClientConfiguration configuration, HttpMessageHandler? handler, TimeProvider time)
    {
        this.configuration = configuration;
        this.time = time;
        root = configuration.Server.AbsoluteUri.TrimEnd('/');
        trust = new(configuration);
        connection = new(Instant.Now(time));
        makeHandler = handler is null ? () => SocketTransport.Create(configuration, trust, Connected) : null;
        invoker = new(handler ?? makeHandler!(), disposeHandler: true);
    }

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>The connection that requests go over now.</summary>
    public Connection Connection => Volatile.Read(ref connection);

    /// <summary>Sends a request and waits for the head of the answer.</summary>
    public async Task<HttpResponseMessage> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (configuration is { Exec: { } plugin, Token: null, ClientCertificate: null })
            return await SendAsync(request, plugin, cancellationToken);
        var token = configuration.Token?.Read(Instant.Now(time), again: false);
        var response = await SendAsync(request, token, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || configuration.Token is null)
            return response;

        // The token may have rotated since it was read.
        var newer = configuration.Token.Read(Instant.Now(time), again: true);
        if (newer == token)
            return response;
        response.Dispose();
        return await SendAsync(request, newer, cancellationToken);
    }

    /// <summary>Gets credentials now, where that can take long: requests have a time-out.</summary>
    /// <exception cref="CredentialException">There are none.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (configuration is { Exec: { } plugin, Token: null, ClientCertificate: null })
            used = await plugin.GetAsync(null, time, cancellationToken);
    }

    /// <summary>Says why there was no answer.</summary>
    public ApiError Unreachable(ApiOperation operation, Exception exception) => exception is CredentialException
        ? ErrorReader.NoCredentials(exception.Message)
        : ErrorReader.Unreachable(operation, configuration.Server, exception, trust.Problem);

    /// <summary>Notes that a connection was made: those who still use the one before are told.</summary>
    public void Connected()
    {
        var old = Interlocked.Exchange(ref connection, new(Instant.Now(time)));
        old.Replace();
    }

    public void Dispose()
    {
        invoker.Dispose();
        connection.Dispose();
        trust.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(
        ApiRequest request, ExecPlugin plugin, CancellationToken cancellationToken)
    {
        var credential = await plugin.GetAsync(null, time, cancellationToken);
        Use(credential);
        var response = await SendAsync(request, credential.Token, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;
        var newer = await plugin.GetAsync(credential, time, cancellationToken);
        response.Dispose();
        Use(newer);
        return await SendAsync(request, newer.Token, cancellationToken);
    }

    /// <summary>
    /// A connection keeps the certificate that it was made with: another one needs another connection.
    /// </summary>
    private void Use(ExecCredential credential)
    {
        var before = Interlocked.Exchange(ref used, credential);
        if (before?.Certificate is null || makeHandler is null
            || before.Certificate.Thumbprint == credential.Certificate?.Thumbprint)
            return;
        Interlocked.Exchange(ref invoker, new(makeHandler(), disposeHandler: true)).Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(
        ApiRequest request, string? token, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, new Uri(root + request.PathAndQuery))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };

        // SocketsHttpHandler takes the name that the certificate must have from here, and from nowhere else.
        message.Headers.Host = configuration.TlsServerName;
        message.Headers.TryAddWithoutValidation("User-Agent", configuration.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        foreach (var (name, value) in request.Headers ?? NoHeaders)
            message.Headers.TryAddWithoutValidation(name, value);
        if (token is not null)
            message.Headers.Authorization = new("Bearer", token);
        else if (configuration.Basic is { } basic)
            message.Headers.Authorization = new("Basic", basic);
        foreach (var (name, value) in configuration.Impersonation?.Headers() ?? [])
            message.Headers.TryAddWithoutValidation(name, value);
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.MediaType);
        }

        var response = await Volatile.Read(ref invoker).SendAsync(message, cancellationToken);
        Connection.Sign(Instant.Now(time));
        return response;
    }
}
