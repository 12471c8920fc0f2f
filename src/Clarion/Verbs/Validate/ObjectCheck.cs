using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Clarion.Model.Refusals;
using Clarion.Verbs.Validate.Schema;

namespace Clarion.Verbs.Validate;

/// <summary>Judges single objects of our kinds by name, version and schema.</summary>
internal sealed partial class ObjectCheck(ObjectSchemas schemas)
{
    private const int NameLengthMax = 253;

    /// <summary>Whether the object is of a kind of ours, known or not.</summary>
    public static bool IsOurs(SourceObject target) =>
        target.ApiVersion.StartsWith(ObjectSchemas.Group + "/", StringComparison.Ordinal);

    /// <summary>What is wrong with it, seen by itself.</summary>
    public IEnumerable<Finding> Check(SourceObject target)
    {
        if (schemas.Find(target.ApiVersion, target.Kind) is not { } schema)
            return [NotKnown(target)];
        return CheckName(target).Concat(SchemaCheck.Check(target.Json, schema).Select(found =>
            target.Refused(found.Field, found.Reason, found.Detail) with { IsRefused = found.IsRefused }));
    }

    private Finding NotKnown(SourceObject target)
    {
        var isKind = schemas.Kinds.Contains(target.Kind);
        return isKind
            ? target.Refused("apiVersion", RefusalReason.OutOfRange,
                $"'{target.ApiVersion}' has no {target.Kind}; write metallb.io/v1beta1, for BGPPeer metallb.io/v1beta2")
            : target.Refused("kind", RefusalReason.OutOfRange,
                $"there is no kind '{target.Kind}' in {ObjectSchemas.Group}; the kinds are "
                + string.Join(", ", schemas.Kinds));
    }

    private static IEnumerable<Finding> CheckName(SourceObject target)
    {
        var metadata = target.Json["metadata"] as JsonObject;
        if (target.Name.Length == 0 && metadata?["generateName"] is null)
            yield return target.Refused("metadata.name", RefusalReason.Required, "'metadata.name' is missing; add it");
        else if (target.Name.Length > NameLengthMax || (target.Name.Length > 0 && !Name().IsMatch(target.Name)))
        {
            yield return target.Refused("metadata.name", RefusalReason.OutOfRange,
                $"'{target.Name}' is no name; use small letters, digits, '-' and '.', with a letter or digit at both "
                + "ends");
        }
    }

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$")]
    private static partial Regex Name();
}
