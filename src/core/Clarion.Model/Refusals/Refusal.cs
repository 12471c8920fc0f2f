namespace Clarion.Model.Refusals;

/// <summary>Why an object, or one entry of it, is not in force.</summary>
/// <param name="Source">The object, for example <c>IPAddressPool/first</c> or <c>ConfigMap/config</c>.</param>
/// <param name="Field">The field's path, for example <c>spec.addresses[1]</c>.</param>
/// <param name="Reason">The kind of mistake.</param>
/// <param name="Detail">A sentence with the offending value and what would be right.</param>
public sealed record Refusal(ConfigurationSource Source, string Field, RefusalReason Reason, string Detail)
{
    public override string ToString() => $"{Source} {Field}: {Detail}";
}
