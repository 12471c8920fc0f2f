using Clarion.Api.Meta;
using Clarion.Kubernetes.Client;

namespace Clarion.Lab.Objects;

/// <summary>The API server as the lab's stand-ins write to it.</summary>
/// <param name="client">The client.</param>
internal sealed class ClusterApi(KubernetesClient client)
{
    /// <summary>Short: whoever writes comes again, and an API server that is away holds nobody up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public KubernetesClient Client => client;

    /// <summary>Creates an object; one that is there already is as good.</summary>
    /// <returns>The problem, or null.</returns>
    public async Task<ApiError?> EnsureAsync(
        ObjectKind<WrittenObject> kind, string json, CancellationToken cancellationToken)
    {
        var result = await client.CreateAsync(kind, LabKinds.Read(json), Patience, cancellationToken);
        return IsProblem(result.Error) ? result.Error : null;
    }

    /// <summary>Creates an object that the lab cannot do without.</summary>
    /// <exception cref="LabException">The API server refused it.</exception>
    public async Task CreateOrThrowAsync(
        ObjectKind<WrittenObject> kind, string json, CancellationToken cancellationToken)
    {
        var result = await client.CreateAsync(kind, LabKinds.Read(json), cancellationToken);
        if (IsProblem(result.Error))
            throw new LabException(result.Error!.Message);
    }

    /// <summary>Changes an object by a merge patch.</summary>
    /// <returns>The problem, or null.</returns>
    public async Task<ApiError?> MergeAsync(
        ObjectKind<WrittenObject> kind, ObjectKey key, string json, string? subresource,
        CancellationToken cancellationToken)
    {
        var patch = Patch.Merge(System.Text.Encoding.UTF8.GetBytes(json)) with { Subresource = subresource };
        return (await client.PatchAsync(kind, key, patch, Patience, cancellationToken)).Error;
    }

    private static bool IsProblem(ApiError? error) => error is { Reason: not ApiErrorReason.AlreadyExists };
}
