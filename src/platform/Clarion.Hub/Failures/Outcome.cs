using System.Diagnostics.CodeAnalysis;

namespace Clarion.Hub.Failures;

/// <summary>A value, or why there is none.</summary>
internal readonly struct Outcome<T>
    where T : class
{
    private readonly T? value;
    private readonly ApiFailure? failure;

    private Outcome(T? value, ApiFailure? failure) => (this.value, this.failure) = (value, failure);

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(ApiFailure failure) => new(null, failure);

    /// <summary>Whether there is a value; else the failure says why not.</summary>
    public bool Is([NotNullWhen(true)] out T? found, [NotNullWhen(false)] out ApiFailure? why)
    {
        (found, why) = (value, failure);
        return found is not null;
    }
}
