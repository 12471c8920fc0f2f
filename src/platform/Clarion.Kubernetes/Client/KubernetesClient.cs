using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Clarion.Api;
using Clarion.Api.Authentication;
using Clarion.Api.Meta;
using Clarion.Kubernetes.Credentials;
using Microsoft.Extensions.Logging;

namespace Clarion.Kubernetes.Client;

/// <summary>
/// The API server, over one shared HTTP/2 connection. Expected failures are values. Every request has a time-out: the
/// overloads without one use a default. Reads are repeated, with back-off and within their time-out, while the failure
/// is transient; writes only when the API server said that it did nothing (429). Safe to use from any thread.
/// </summary>
public sealed class KubernetesClient : IAsyncDisposable
{
    /// <summary>
    /// Time-out of a write that is given none: an API server under load answers within a few seconds.
    /// </summary>
    public static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(10);

    /// <summary>For a read with all its attempts.</summary>
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(20);

    private readonly ApiTransport transport;
    private readonly Requester requester;

    internal KubernetesClient(ApiTransport transport, TimeProvider time, Chance chance)
    {
        this.transport = transport;
        Chance = chance;
        requester = new(transport, time, chance);
        Lister = new(requester);
        Whole = new(requester);
    }

    /// <summary>Reads what the records of <see cref="Api"/> do not hold: for those who show it to people.</summary>
    public WholeReader Whole { get; }

    /// <summary>Reads lists page by page.</summary>
    internal Lister Lister { get; }

    /// <summary>Jitter for whoever works with this client.</summary>
    internal Chance Chance { get; }

    /// <summary>A client for one API server; nothing is sent until the first request.</summary>
    public static KubernetesClient Connect(
        ClientConfiguration configuration, TimeProvider time, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(loggers);
        if (configuration.InsecureSkipTlsVerify)
            loggers.CreateLogger<KubernetesClient>().TlsIsNotVerified(configuration.Server);
        return new(new ApiTransport(configuration, null, time), time, Chance.OfThisProcess());
    }

    /// <summary>
    /// Gets credentials, where a program of the user's gives them and a person may have to log in for that: requests
    /// would not wait so long. Null, or why there are none.
    /// </summary>
    public async Task<ApiError?> AuthenticateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await transport.PrepareAsync(cancellationToken);
            return null;
        }
        catch (CredentialException exception)
        {
            return ErrorReader.NoCredentials(exception.Message);
        }
    }

    /// <summary>Reads one object.</summary>
    public Task<ApiResult<T>> GetAsync<T>(ObjectKind<T> kind, ObjectKey key, CancellationToken cancellationToken)
        where T : class, IObject
    {
        ArgumentNullException.ThrowIfNull(kind);
        var operation = ApiOperation.Of("get", kind, key, null);
        return SendAsync(
            new(HttpMethod.Get, ApiPath.Object(kind, key, null), operation), kind.Json, ReadTimeout, cancellationToken);
    }

    /// <summary>Reads all objects that match, page by page, all as of the first page's resourceVersion.</summary>
    public Task<ApiResult<ObjectList<T>>> ListAsync<T>(
        ObjectKind<T> kind, ListQuery query, CancellationToken cancellationToken)
        where T : class, IObject
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(query);
        return Lister.ListAllAsync(kind, query, cancellationToken);
    }

    /// <summary>Creates an object in the namespace that it names.</summary>
    public Task<ApiResult<T>> CreateAsync<T>(ObjectKind<T> kind, T target, CancellationToken cancellationToken)
        where T : class, IObject => CreateAsync(kind, target, WriteTimeout, cancellationToken);

    /// <inheritdoc cref="CreateAsync{T}(ObjectKind{T}, T, CancellationToken)"/>
    public Task<ApiResult<T>> CreateAsync<T>(
        ObjectKind<T> kind, T target, TimeSpan timeout, CancellationToken cancellationToken)
        where T : class, IObject
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(target);
        var path = ApiPath.Collection(kind, target.Metadata.Namespace);
        var operation = ApiOperation.Of("create", kind, target.Metadata.Key, null);
        var request = Write(HttpMethod.Post, path, operation, timeout) with { Body = Encode(kind, target) };
        return SendAsync(request, kind.Json, timeout, cancellationToken);
    }

    /// <summary>
    /// Replaces an object (PUT). Only for what is wholly ours, such as a Lease: fields that the records of
    /// <see cref="Api"/> do not have are lost.
    /// </summary>
    public Task<ApiResult<T>> ReplaceAsync<T>(ObjectKind<T> kind, T target, CancellationToken cancellationToken)
        where T : class, IObject => ReplaceAsync(kind, target, WriteTimeout, cancellationToken);

    /// <inheritdoc cref="ReplaceAsync{T}(ObjectKind{T}, T, CancellationToken)"/>
    public Task<ApiResult<T>> ReplaceAsync<T>(
        ObjectKind<T> kind, T target, TimeSpan timeout, CancellationToken cancellationToken)
        where T : class, IObject
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(target);
        var path = ApiPath.Object(kind, target.Metadata.Key, null);
        var operation = ApiOperation.Of("update", kind, target.Metadata.Key, null);
        var request = Write(HttpMethod.Put, path, operation, timeout) with { Body = Encode(kind, target) };
        return SendAsync(request, kind.Json, timeout, cancellationToken);
    }

    /// <summary>Changes a part of an object, or of a subresource.</summary>
    public Task<ApiResult<T>> PatchAsync<T>(
        ObjectKind<T> kind, ObjectKey key, Patch patch, CancellationToken cancellationToken)
        where T : class, IObject => PatchAsync(kind, key, patch, WriteTimeout, cancellationToken);

    /// <inheritdoc cref="PatchAsync{T}(ObjectKind{T}, ObjectKey, Patch, CancellationToken)"/>
    public Task<ApiResult<T>> PatchAsync<T>(
        ObjectKind<T> kind, ObjectKey key, Patch patch, TimeSpan timeout, CancellationToken cancellationToken)
        where T : class, IObject
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(patch);
        var path = ApiPath.WithQuery(
            ApiPath.Object(kind, key, patch.Subresource),
            ("fieldManager", patch.FieldManager),
            ("force", patch.Force ? "true" : null));
        var operation = ApiOperation.Of("patch", kind, key, patch.Subresource);
        var request = Write(HttpMethod.Patch, path, operation, timeout) with
        {
            Body = patch.Body,
            MediaType = patch.MediaType,
        };
        return SendAsync(request, kind.Json, timeout, cancellationToken);
    }

    /// <summary>Deletes an object; success also when it stays for its finalizers.</summary>
    public Task<ApiResult<Nothing>> DeleteAsync<T>(
        ObjectKind<T> kind, ObjectKey key, DeletePreconditions? preconditions, CancellationToken cancellationToken)
        where T : class, IObject => DeleteAsync(kind, key, preconditions, WriteTimeout, cancellationToken);

    /// <inheritdoc cref="DeleteAsync{T}(ObjectKind{T}, ObjectKey, DeletePreconditions, CancellationToken)"/>
    public Task<ApiResult<Nothing>> DeleteAsync<T>(
        ObjectKind<T> kind,
        ObjectKey key,
        DeletePreconditions? preconditions,
        TimeSpan timeout,
        CancellationToken cancellationToken)
        where T : class, IObject
    {
        ArgumentNullException.ThrowIfNull(kind);
        var operation = ApiOperation.Of("delete", kind, key, null);
        var request = Write(HttpMethod.Delete, ApiPath.Object(kind, key, null), operation, timeout) with
        {
            Body = preconditions?.Encode(),
        };
        return requester.SendAsync(
            request, static (_, _) => Task.FromResult(default(Nothing)), timeout, cancellationToken);
    }

    /// <summary>Asks for a token of a ServiceAccount (its subresource <c>token</c>).</summary>
    public Task<ApiResult<TokenRequest>> RequestTokenAsync(
        ObjectKey serviceAccount, TokenRequest wanted, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var path = $"/api/v1/namespaces/{Uri.EscapeDataString(serviceAccount.Namespace)}/serviceaccounts/"
            + $"{Uri.EscapeDataString(serviceAccount.Name)}/token";
        var operation = new ApiOperation(
            "create", "", "serviceaccounts/token", serviceAccount.Namespace, serviceAccount.Name);
        var request = Write(HttpMethod.Post, path, operation, timeout) with
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(wanted, ApiJson.Default.TokenRequest),
        };
        return SendAsync(request, ApiJson.Default.TokenRequest, timeout, cancellationToken);
    }

    /// <summary>Asks a pod once through the API server's proxy (its subresource <c>proxy</c>).</summary>
    /// <param name="pod">The pod, and the port on which it listens, 1 to 65535.</param>
    /// <param name="path">Path on the pod, with its slash.</param>
    /// <param name="headers">Headers to add; Authorization does not get through.</param>
    /// <param name="json">Reads the answer.</param>
    /// <param name="timeout">For everything.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ApiResult<T>> AskPodAsync<T>(
        (ObjectKey Key, int Port) pod,
        string path,
        IReadOnlyDictionary<string, string> headers,
        JsonTypeInfo<T> json,
        TimeSpan timeout,
        CancellationToken cancellationToken)
        where T : class
    {
        var target = string.Create(CultureInfo.InvariantCulture, $"{pod.Key.Name}:{pod.Port}");
        var operation = new ApiOperation("get", "", "pods/proxy", pod.Key.Namespace, pod.Key.Name);
        var request = new ApiRequest(
            HttpMethod.Get,
            $"/api/v1/namespaces/{Uri.EscapeDataString(pod.Key.Namespace)}/pods/{target}/proxy{path}",
            operation) { Headers = headers, IsSentOnce = true };
        return SendAsync(request, json, timeout, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        transport.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens a watch; its answer is read by the caller, who owns it.</summary>
    internal Task<ApiResult<OpenWatch>> WatchAsync(
        ApiRequest request, TimeSpan timeout, CancellationToken cancellationToken) =>
        OpenWatch.OpenAsync(transport, request, timeout, cancellationToken);

    private static ApiRequest Write(HttpMethod method, string path, ApiOperation operation, TimeSpan timeout)
    {
        // The API server then gives up about when we do, so that a write given up here does not happen much later.
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return new(method, $"{path}{separator}timeout={ApiPath.Seconds(timeout)}s", operation);
    }

    private static byte[] Encode<T>(ObjectKind<T> kind, T target)
        where T : class, IObject => JsonSerializer.SerializeToUtf8Bytes(target, kind.Json);

    private Task<ApiResult<T>> SendAsync<T>(
        ApiRequest request, JsonTypeInfo<T> json, TimeSpan timeout, CancellationToken cancellationToken)
        where T : class =>
        requester.SendAsync(
            request,
            async (response, token) =>
                await JsonSerializer.DeserializeAsync(await response.Content.ReadAsStreamAsync(token), json, token)
                ?? throw new JsonException("null in place of an object"),
            timeout,
            cancellationToken);
}
