namespace Clarion.Model.Refusals;

/// <summary>An object that configuration comes from.</summary>
/// <param name="Kind">Kind, for example <c>IPAddressPool</c>.</param>
/// <param name="Name"><c>metadata.name</c>.</param>
public readonly record struct ConfigurationSource(string Kind, string Name)
{
    /// <summary>KIND/NAME.</summary>
    public override string ToString() => $"{Kind}/{Name}";
}
