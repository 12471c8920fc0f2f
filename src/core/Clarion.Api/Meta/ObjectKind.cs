using System.Text.Json.Serialization.Metadata;

namespace Clarion.Api.Meta;

/// <summary>A kind of object: where the API server keeps it and how its JSON is read.</summary>
/// <param name="Group">API group; empty for core.</param>
/// <param name="Version">API version, for example <c>v1</c>.</param>
/// <param name="Kind">Kind, for example <c>Service</c>.</param>
/// <param name="Plural">Resource name in paths, for example <c>services</c>.</param>
/// <param name="IsNamespaced">Whether objects live in a namespace.</param>
/// <param name="Json">Reads and writes one object.</param>
/// <param name="ListJson">Reads a list of them.</param>
public sealed record ObjectKind<T>(
    string Group,
    string Version,
    string Kind,
    string Plural,
    bool IsNamespaced,
    JsonTypeInfo<T> Json,
    JsonTypeInfo<ObjectList<T>> ListJson)
    where T : IObject
{
    /// <summary><c>v1</c> or <c>GROUP/VERSION</c>.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>How people name the resource: <c>services</c> or <c>ipaddresspools.metallb.io</c>.</summary>
    public string Resource => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    public override string ToString() => Resource;
}
