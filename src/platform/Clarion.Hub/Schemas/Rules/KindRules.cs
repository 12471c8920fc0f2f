using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>What the API server does for one core kind, besides decoding and metadata. By default: nothing.</summary>
internal abstract class KindRules
{
    private static readonly KindRules None = new NoRules();

    private static readonly Dictionary<string, KindRules> ByStorage = new(StringComparer.Ordinal)
    {
        [CoreKinds.Service.StoredAs] = new ServiceRules(),
        [CoreKinds.Node.StoredAs] = new NodeRules(),
        [CoreKinds.Namespace.StoredAs] = new NamespaceRules(),
        [CoreKinds.Pod.StoredAs] = new PodRules(),
        [CoreKinds.ConfigMap.StoredAs] = new ConfigMapRules(),
        [CoreKinds.Secret.StoredAs] = new SecretRules(),
        [CoreKinds.Event.StoredAs] = new EventRules(),
        [CoreKinds.EndpointSlice.StoredAs] = new EndpointSliceRules(),
        [CoreKinds.Lease.StoredAs] = new LeaseRules(),
    };

    public static KindRules Of(HubKind kind) => ByStorage.GetValueOrDefault(kind.StoredAs, None);

    /// <summary>Sets what a new object begins with, whatever its writer says.</summary>
    public virtual void PrepareNew(JsonObject value) => value.Remove("status");

    /// <summary>
    /// Takes over from the stored object what a writer of the main path left out or lost by the change.
    /// </summary>
    public virtual void PrepareNext(JsonObject value, JsonObject stored)
    {
    }

    /// <summary>Fills in defaults.</summary>
    public virtual void FillIn(JsonObject value)
    {
    }

    /// <summary>Checks everything but metadata.</summary>
    /// <param name="value">The object as it would be stored.</param>
    /// <param name="stored">The object as it is, or null for a new one.</param>
    /// <param name="causes">What is wrong is added.</param>
    public virtual void Check(JsonObject value, JsonObject? stored, CauseList causes)
    {
    }

    /// <summary>Texts for Warning headers.</summary>
    public virtual IEnumerable<string> Warnings(JsonObject value) => [];

    private sealed class NoRules : KindRules;
}
