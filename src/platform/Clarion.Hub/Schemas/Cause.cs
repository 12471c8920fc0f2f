namespace Clarion.Hub.Schemas;

/// <summary>One thing that is wrong with one field, as it stands in <c>details.causes</c> of a Status.</summary>
/// <param name="Reason">For example <c>FieldValueInvalid</c>.</param>
/// <param name="Message">What is wrong, for example <c>Invalid value: 70000: must be between 1 and 65535</c>.</param>
/// <param name="Field">Where, for example <c>spec.ports[0].port</c>.</param>
internal sealed record Cause(string Reason, string Message, string Field)
{
    public override string ToString() => $"{Field}: {Message}";
}
