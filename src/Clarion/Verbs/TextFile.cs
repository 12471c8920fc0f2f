using Clarion.Output;

namespace Clarion.Verbs;

/// <summary>Files that a person names; <c>-</c> is standard input.</summary>
internal static class TextFile
{
    /// <summary>Its text, or what is wrong.</summary>
    public static async Task<(string? Text, string? Problem)> ReadAsync(
        string path, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            var text = path == "-"
                ? await terminal.Input.ReadToEndAsync(cancellationToken)
                : await File.ReadAllTextAsync(path, cancellationToken);
            return (text, null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, $"{path} cannot be read: {problem.Message}");
        }
    }
}
