namespace Clarion.Kubernetes.Credentials;

/// <summary>As whom requests are made, in place of the user who makes them.</summary>
/// <param name="User">Name.</param>
public sealed record Impersonation(string User)
{
    /// <summary>Uid; null: none.</summary>
    public string? Uid { get; init; }

    /// <summary>Groups, in order.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Further attributes, each with its values.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Extra { get; init; } = [];

    /// <summary>The headers that say so.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Headers()
    {
        yield return new("Impersonate-User", User);
        if (Uid is not null)
            yield return new("Impersonate-Uid", Uid);
        foreach (var group in Groups)
            yield return new("Impersonate-Group", group);
        foreach (var (key, value) in Extra)
            yield return new($"Impersonate-Extra-{Uri.EscapeDataString(key.ToLowerInvariant())}", value);
    }
}
