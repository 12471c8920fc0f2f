using Clarion.Api;
using Clarion.Api.MetalLb;
using Clarion.Kubernetes.Client;

namespace Clarion.Speaker.Reporting;

/// <summary>Carries out one <see cref="StatusWrite"/>.</summary>
internal static class StatusWriter
{
    /// <summary>Creates, corrects and deletes; ends at the first failure.</summary>
    public static async Task<StatusWriteOutcome> WriteAsync(
        KubernetesClient client, StatusWrite write, CancellationToken cancellationToken)
    {
        ServiceL2Status? created = null;
        if (write.Create)
        {
            var creation = await client.CreateAsync(
                Kinds.ServiceL2Status, write.Identity.NewObject(), cancellationToken);
            if (!creation.TryGet(out created, out var failure))
                return new(failure, null);
        }

        if ((created ?? write.Correct) is { } target)
        {
            var correction = await client.PatchAsync(Kinds.ServiceL2Status, target.Metadata.Key,
                Patch.Merge(write.Identity.StatusPatch(write.Interfaces)) with { Subresource = "status" },
                cancellationToken);
            if (!correction.TryGet(out var corrected, out var failure))
                return new(failure, created);
            created = created is null ? null : corrected;
        }

        foreach (var status in write.Delete)
        {
            var deletion = await client.DeleteAsync(Kinds.ServiceL2Status, status.Metadata.Key,
                new DeletePreconditions(status.Metadata.Uid), cancellationToken);
            // A conflict is another object under the same name: the one meant is gone.
            if (deletion.Error is { Reason: not (ApiErrorReason.NotFound or ApiErrorReason.Conflict) } failure)
                return new(failure, created);
        }

        return new(null, created);
    }
}
