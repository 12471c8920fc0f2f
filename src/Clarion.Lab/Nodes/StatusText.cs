using System.Globalization;
using Clarion.Api.Meta;
using Clarion.Lab.Objects;

namespace Clarion.Lab.Nodes;

/// <summary>The status of one object with its Ready condition, written when it is another one.</summary>
/// <param name="kind">The kind.</param>
/// <param name="key">The object.</param>
/// <param name="api">Where it is written.</param>
/// <param name="time">Time.</param>
internal sealed class StatusText(ObjectKind<WrittenObject> kind, ObjectKey key, ClusterApi api, TimeProvider time)
{
    private bool? wasReady;
    private DateTimeOffset since;
    private string written = "";

    /// <summary>A time as Kubernetes writes it.</summary>
    public static string Of(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes it if it changed.</summary>
    /// <param name="isReady">The condition.</param>
    /// <param name="describe">The status, given the condition.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it is written now.</returns>
    public async Task<bool> WriteAsync(
        bool isReady, Func<string, string> describe, CancellationToken cancellationToken)
    {
        if (wasReady != isReady)
            (wasReady, since) = (isReady, time.GetUtcNow());
        var (status, reason) = isReady ? ("True", "LabAnswers") : ("False", "LabHearsNothing");
        var text = describe($$$"""
            {"type":"Ready","status":"{{{status}}}","reason":"{{{reason}}}","lastTransitionTime":"{{{Of(since)}}}"}
            """);
        if (text == written)
            return true;
        if (await api.MergeAsync(kind, key, text, "status", cancellationToken) is not null)
            return false;
        written = text;
        return true;
    }
}
