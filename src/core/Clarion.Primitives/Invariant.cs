using System.Diagnostics.CodeAnalysis;

namespace Clarion.Primitives;

/// <summary>
/// Checks that stay on in production. A broken invariant is a bug: it ends the loop of its subsystem, whose host
/// logs it and starts the loop again with back-off.
/// </summary>
public static class Invariant
{
    /// <summary>Checks a condition.</summary>
    /// <param name="condition">What must be true.</param>
    /// <param name="meaning">The invariant as a sentence that is true when it holds.</param>
    /// <exception cref="InvariantException">The condition is false.</exception>
    public static void Check([DoesNotReturnIf(false)] bool condition, string meaning)
    {
        if (!condition)
            throw new InvariantException(meaning);
    }
}
