using System.Diagnostics.CodeAnalysis;

namespace Clarion.Hub.Patching;

/// <summary>RFC 6901: a path through JSON, in steps.</summary>
internal static class JsonPointer
{
    /// <summary>Reads a pointer; "" is the whole document, without a step.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string[]? steps)
    {
        steps = null;
        if (text is null || (text.Length > 0 && text[0] != '/'))
            return false;
        steps = text.Length == 0 ? [] :
        [
            .. text[1..].Split('/').Select(step => step
                .Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)),
        ];
        return true;
    }
}
