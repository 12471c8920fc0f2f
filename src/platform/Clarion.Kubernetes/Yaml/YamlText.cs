using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace Clarion.Kubernetes.Yaml;

/// <summary>
/// Reads YAML into JSON nodes as kubectl does (sigs.k8s.io/yaml): for kubeconfigs and the legacy ConfigMap.
/// </summary>
public static class YamlText
{
    /// <summary>A ConfigMap holds at most 1 MiB.</summary>
    public const int LengthLimitChars = 1024 * 1024;

    /// <summary>Writes a value as YAML, ending with a line break.</summary>
    public static string Write(JsonNode? node) => new YamlWriter().Write(node);

    /// <summary>Reads one document. An empty one gives null without an error.</summary>
    /// <param name="text">The YAML; JSON is YAML too.</param>
    /// <param name="node">The value; null where the document is empty or says null.</param>
    /// <param name="error">What is wrong and where.</param>
    public static bool TryParse(string text, out JsonNode? node, [NotNullWhen(false)] out YamlError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        JsonNode? read = null;
        error = Guard(text, () => read = new YamlReader(new Parser(new StringReader(text))).ReadDocument());
        node = read;
        return error is null;
    }

    /// <summary>Reads all documents of a text, with the lines that their values stand on.</summary>
    /// <param name="text">The YAML; JSON is YAML too.</param>
    /// <param name="error">What is wrong and where, behind the documents that could be read; or null.</param>
    public static IReadOnlyList<YamlDocument> ParseAll(string text, out YamlError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        var documents = new List<YamlDocument>();
        error = Guard(text, () =>
        {
            var parser = new Parser(new StringReader(text));
            while (true)
            {
                var lines = new YamlLines();
                if (!new YamlReader(parser, lines).TryReadNext(out var root))
                    return;
                documents.Add(new(root, lines));
            }
        });
        return documents;
    }

    private static YamlError? Guard(string text, Action read)
    {
        if (text.Length > LengthLimitChars)
            return new(1, 1, $"the text is longer than {LengthLimitChars} characters");
        try
        {
            read();
            return null;
        }
        catch (YamlException exception)
        {
            return new(
                exception.Start.Line, exception.Start.Column, exception.InnerException?.Message ?? exception.Message);
        }
        catch (Exception exception)
        {
            // A person wrote the text: whatever is odd about it must end as a message, not end a loop.
            return new(1, 1, $"the text cannot be read: {exception.Message}");
        }
    }
}
