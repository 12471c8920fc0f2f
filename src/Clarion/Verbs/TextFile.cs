using Clarion.Output;

namespace Clarion.Verbs;

/// <summary>Files that a person names; <c>-</c> is standard input.</summary>
internal static class TextFile
{
    /// <summary>Its text, or what is wrong.</summary>
    public static async Task<(string? Text, string? Problem)> ReadAsync(
        string path, Terminal terminal, CancellationToken cancellationToken)
    {
        if (path.Length == 0)
            return (null, "the name of a file is empty");
        if (Directory.Exists(path))
            return (null, $"{path} is a folder; name the files in it");
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
