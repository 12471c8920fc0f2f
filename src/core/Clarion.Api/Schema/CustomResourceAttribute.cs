namespace Clarion.Api.Schema;

/// <summary>
/// Marks the record of one version of a custom resource in group <c>metallb.io</c>. The attributes beside this one say
/// what a C# type cannot; the descriptions are the XML documentation of the records and their properties.
/// </summary>
/// <param name="version">API version, for example <c>v1beta1</c>.</param>
/// <param name="kind">Kind, for example <c>IPAddressPool</c>.</param>
/// <param name="plural">Resource name in paths, for example <c>ipaddresspools</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CustomResourceAttribute(string version, string kind, string plural) : Attribute
{
    public string Version { get; } = version;

    public string Kind { get; } = kind;

    public string Plural { get; } = plural;

    /// <summary>Set on a version that is still served but no longer stored: what the API server warns with.</summary>
    public string? DeprecationWarning { get; init; }
}
