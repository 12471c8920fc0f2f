using System.Text.Json;
using Clarion.Api;
using Clarion.Api.Meta;

namespace Clarion.Lab.Objects;

/// <summary>Kinds in the forms that the stand-ins need.</summary>
internal static class LabKinds
{
    public static readonly ObjectKind<ExposedService> ExposedService = new(
        "", "v1", "Service", "services", true,
        LabJson.Default.ExposedService, LabJson.Default.ObjectListExposedService);

    public static readonly ObjectKind<BackendSlice> BackendSlice = new(
        "discovery.k8s.io", "v1", "EndpointSlice", "endpointslices", true,
        LabJson.Default.BackendSlice, LabJson.Default.ObjectListBackendSlice);

    public static readonly ObjectKind<WrittenObject> Namespace = Written(Kinds.Namespace);
    public static readonly ObjectKind<WrittenObject> Node = Written(Kinds.Node);
    public static readonly ObjectKind<WrittenObject> Pod = Written(Kinds.Pod);
    public static readonly ObjectKind<WrittenObject> Service = Written(Kinds.Service);
    public static readonly ObjectKind<WrittenObject> EndpointSlice = Written(Kinds.EndpointSlice);
    public static readonly ObjectKind<WrittenObject> IPAddressPool = Written(Kinds.IPAddressPool);
    public static readonly ObjectKind<WrittenObject> L2Advertisement = Written(Kinds.L2Advertisement);

    /// <summary>An object from its JSON.</summary>
    public static WrittenObject Read(string json) => JsonSerializer.Deserialize(json, LabJson.Default.WrittenObject)!;

    private static ObjectKind<WrittenObject> Written<T>(ObjectKind<T> kind)
        where T : IObject => new(
        kind.Group, kind.Version, kind.Kind, kind.Plural, kind.IsNamespaced,
        LabJson.Default.WrittenObject, LabJson.Default.ObjectListWrittenObject);
}
