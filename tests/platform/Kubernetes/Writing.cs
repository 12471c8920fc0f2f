using System.Text;
using System.Text.Json;
using Clarion.Api.Meta;
using Clarion.Kubernetes.Client;

namespace Clarion.Tests.Platform.Kubernetes;

/// <summary>What tests do to objects that the roles never do.</summary>
internal static class Writing
{
    /// <summary>Makes an object, or changes the one that is there: null removes a field.</summary>
    public static async Task PutAsync<T>(
        this KubernetesClient client,
        ObjectKind<T> kind,
        ObjectKey key,
        string json,
        CancellationToken cancellationToken)
        where T : class, IObject
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var patched = await client.PatchAsync(kind, key, Patch.Merge(bytes), cancellationToken);
        if (patched.Error is { Reason: ApiErrorReason.NotFound })
            patched = await client.CreateAsync(kind, JsonSerializer.Deserialize(bytes, kind.Json)!, cancellationToken);
        Assert.True(patched.IsSuccess, patched.Error?.Message);
    }
}
