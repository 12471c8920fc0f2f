using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Storage;

/// <summary>What of an object's metadata the server itself looks at.</summary>
internal sealed record StoredMetadata(string Namespace, string Name, string Uid)
{
    public IReadOnlyList<KeyValuePair<string, string>> Labels { get; private init; } = [];

    /// <summary>The uids of its owners.</summary>
    public IReadOnlyList<string> OwnerUids { get; private init; } = [];

    /// <summary>
    /// Whether one of its owners is of a kind that is not here, so that nobody can say whether it is gone.
    /// </summary>
    public bool HasForeignOwner { get; private init; }

    /// <summary>Whether its deletion has begun.</summary>
    public bool IsTerminating { get; private init; }

    /// <summary>Reads them; what is not there or not a string counts as empty.</summary>
    public static StoredMetadata Of(JsonObject metadata)
    {
        var owners = (metadata["ownerReferences"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        return new(metadata.TextOrEmpty("namespace"), metadata.TextOrEmpty("name"), metadata.TextOrEmpty("uid"))
        {
            Labels = LabelsOf(metadata["labels"] as JsonObject),
            OwnerUids = [.. owners.Select(owner => owner.TextOrEmpty("uid"))],
            HasForeignOwner = owners.Exists(IsForeign),
            IsTerminating = metadata["deletionTimestamp"] is not null,
        };
    }

    /// <summary>The value of a label, or null.</summary>
    public string? Label(string key)
    {
        foreach (var label in Labels)
        {
            if (label.Key == key)
                return label.Value;
        }

        return null;
    }

    private static KeyValuePair<string, string>[] LabelsOf(JsonObject? labels) =>
        labels is null or { Count: 0 }
            ? []
            : [.. labels.Select(label => KeyValuePair.Create(LabelKeys.Of(label.Key), labels.TextOrEmpty(label.Key)))];

    private static bool IsForeign(JsonObject owner) => !HubKinds.All.Any(kind =>
        kind.ApiVersion == owner.TextOrEmpty("apiVersion") && kind.Kind == owner.TextOrEmpty("kind"));
}
