using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clarion.Kubernetes.Credentials;

/// <summary>A cluster, user or context of a kubeconfig file.</summary>
/// <param name="File">The file, which relative paths are relative to.</param>
/// <param name="Where">List and name, for messages.</param>
/// <param name="Content">Its fields.</param>
internal sealed record KubeconfigEntry(KubeconfigFile File, string Where, JsonObject Content)
{
    /// <summary>A scalar as text; null when absent or no scalar.</summary>
    public static string? TextOf(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => node.ToJsonString(),
        _ => null,
    };

    public string? Text(string field) => TextOf(Content[field]);

    public bool Flag(string field) => Content[field]?.GetValueKind() == JsonValueKind.True;

    public string Require(string field) =>
        Text(field) is { Length: > 0 } text ? text : throw Wrong(field, "it is missing");

    /// <summary>A scalar that goes into a header; null when absent or empty.</summary>
    public string? Header(string field) => Text(field)?.Trim() is { Length: > 0 } text ? Safe(field, text) : null;

    /// <summary>The text itself, when a header can carry it.</summary>
    public string Safe(string field, string text) => HeaderText.IsSafe(text)
        ? text : throw Wrong(field, "there is a line break or another control character in it");

    /// <summary>A path, made absolute by the file's folder.</summary>
    public string? PathOf(string field)
    {
        if (Text(field) is not { Length: > 0 } path)
            return null;
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(File.Path))!;
        return System.IO.Path.Combine(folder, path);
    }

    /// <summary>Text in base64, as the <c>-data</c> fields are.</summary>
    public string? Data(string field)
    {
        if (Text(field) is not { Length: > 0 } base64)
            return null;
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        }
        catch (FormatException)
        {
            throw Wrong(field, "it is no base64");
        }
    }

    /// <summary>Certificates or a key: from the <c>-data</c> field, else from the file.</summary>
    public string? Pem(string field)
    {
        if (Data($"{field}-data") is { } pem)
            return pem;
        if (PathOf(field) is not { } path)
            return null;
        try
        {
            return System.IO.File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Wrong(field, exception.Message);
        }
    }

    public KubeconfigException Wrong(string field, string problem) =>
        new($"kubeconfig {File.Path}, {Where}, {field}: {problem}");
}
