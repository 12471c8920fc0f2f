using System.Globalization;
using System.Text;
using Clarion.Api.Meta;

namespace Clarion.Kubernetes.Client;

/// <summary>Paths and queries of the API server.</summary>
internal static class ApiPath
{
    /// <summary>Where all objects of a kind are; of one namespace, or of all when it is null or empty.</summary>
    public static string Collection<T>(ObjectKind<T> kind, string? inNamespace)
        where T : IObject
    {
        var root = kind.Group.Length == 0 ? $"/api/{kind.Version}" : $"/apis/{kind.Group}/{kind.Version}";
        return kind.IsNamespaced && !string.IsNullOrEmpty(inNamespace)
            ? $"{root}/namespaces/{Uri.EscapeDataString(inNamespace)}/{kind.Plural}"
            : $"{root}/{kind.Plural}";
    }

    /// <summary>Where one object is, or its subresource.</summary>
    public static string Object<T>(ObjectKind<T> kind, ObjectKey key, string? subresource)
        where T : IObject
    {
        var path = $"{Collection(kind, key.Namespace)}/{Uri.EscapeDataString(key.Name)}";
        return subresource is null ? path : $"{path}/{subresource}";
    }

    /// <summary>Appends those parameters that have a value.</summary>
    public static string WithQuery(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var text = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in parameters)
        {
            if (string.IsNullOrEmpty(value))
                continue;
            text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return text.ToString();
    }

    /// <summary>A whole number of seconds, rounded up, at least 1.</summary>
    public static string Seconds(TimeSpan duration) =>
        Math.Max(1, (long)Math.Ceiling(duration.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
