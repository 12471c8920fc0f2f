using System.Diagnostics.CodeAnalysis;
using Clarion.Primitives;

namespace Clarion.Kubernetes.Client;

/// <summary>What a request gave: a value, or the reason why there is none.</summary>
public readonly struct ApiResult<T>
    where T : notnull
{
    private readonly T? value;

    private ApiResult(T? value, ApiError? error) => (this.value, Error) = (value, error);

    /// <summary>The failure, or null.</summary>
    public ApiError? Error { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsSuccess => Error is null;

    public static ApiResult<T> Success(T value) => new(value, null);

    public static ApiResult<T> Failure(ApiError error) => new(default, error);

    /// <summary>Gives the value, or the error.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out ApiError? error)
    {
        (value, error) = (this.value, Error);
        return error is null;
    }

    /// <summary>The value, where a failure would be a bug.</summary>
    /// <exception cref="InvariantException">The request failed.</exception>
    public T ValueOrThrow => TryGet(out var found, out var error) ? found : throw new InvariantException(error.Message);
}
