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
    private KubernetesClient()
    {
    }

    /// <summary>A client for one API server; nothing is sent until the first request.</summary>
    public static KubernetesClient Connect(ClientConfiguration configuration, TimeProvider time, ILoggerFactory loggers) =>
        throw new NotImplementedException();

    /// <summary>Reads one object.</summary>
    public Task<ApiResult<T>> GetAsync<T>(ObjectKind<T> kind, ObjectKey key, CancellationToken cancellationToken)
        where T : class, IObject => throw new NotImplementedException();

    /// <summary>Reads all objects that match, page by page, all as of the first page's resourceVersion.</summary>
    public Task<ApiResult<ObjectList<T>>> ListAsync<T>(
        ObjectKind<T> kind, ListQuery query, CancellationToken cancellationToken)
        where T : class, IObject => throw new NotImplementedException();

    /// <summary>Creates an object in the namespace that it names.</summary>
    public Task<ApiResult<T>> CreateAsync<T>(ObjectKind<T> kind, T target, CancellationToken cancellationToken)
        where T : class, IObject => throw new NotImplementedException();

    /// <inheritdoc cref="CreateAsync{T}(ObjectKind{T}, T, CancellationToken)"/>
    public Task<ApiResult<T>> CreateAsync<T>(
        ObjectKind<T> kind, T target, TimeSpan timeout, CancellationToken cancellationToken)
        where T : class, IObject => throw new NotImplementedException();

    /// <summary>
    /// Replaces an object (PUT). Only for what is wholly ours, such as a Lease: fields that the records of
    /// <see cref="Api"/> do not have are lost.
    /// </summary>
    public Task<ApiResult<T>> ReplaceAsync<T>(ObjectKind<T> kind, T target, CancellationToken cancellationToken)
        where T : class, IObject => throw new NotImplementedException();

    /// <inheritdoc cref="ReplaceAsync{T}(ObjectKind{T}, T, CancellationToken)"/>
    public Task<ApiResult<T>> ReplaceAsync<T>(
        ObjectKind<T> kind, T target, TimeSpan timeout, CancellationToken cancellationToken)
        where T : class, IObject => throw new NotImplementedException();

    /// <summary>Changes a part of an object, or of a subresource.</summary>
    public Task<ApiResult<T>> PatchAsync<T>(
        ObjectKind<T> kind, ObjectKey key, Patch patch, CancellationToken cancellationToken)
        where T : class, IObject => throw new NotImplementedException();

    /// <inheritdoc cref="PatchAsync{T}(ObjectKind{T}, ObjectKey, Patch, CancellationToken)"/>
    public Task<ApiResult<T>> PatchAsync<T>(
        ObjectKind<T> kind, ObjectKey key, Patch patch, TimeSpan timeout, CancellationToken cancellationToken)
        where T : class, IObject => throw new NotImplementedException();

    /// <summary>Deletes an object; success also when it stays for its finalizers.</summary>
    public Task<ApiResult<Nothing>> DeleteAsync<T>(
        ObjectKind<T> kind, ObjectKey key, DeletePreconditions? preconditions, CancellationToken cancellationToken)
        where T : class, IObject => throw new NotImplementedException();

    /// <inheritdoc cref="DeleteAsync{T}(ObjectKind{T}, ObjectKey, DeletePreconditions, CancellationToken)"/>
    public Task<ApiResult<Nothing>> DeleteAsync<T>(
        ObjectKind<T> kind,
        ObjectKey key,
        DeletePreconditions? preconditions,
        TimeSpan timeout,
        CancellationToken cancellationToken)
        where T : class, IObject => throw new NotImplementedException();

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
