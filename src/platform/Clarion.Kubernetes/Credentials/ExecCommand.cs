using System.Text;
using System.Text.Json.Nodes;

namespace Clarion.Kubernetes.Credentials;

/// <summary>The <c>exec</c> of a kubeconfig's user: which program gives the credentials, and how it is run.</summary>
/// <param name="Command">The program: a path, or a name to look up in PATH.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Version">apiVersion that it is to answer in.</param>
internal sealed record ExecCommand(string Command, IReadOnlyList<string> Arguments, string Version)
{
    private const string Group = "client.authentication.k8s.io/";
    private const string ExtensionName = "client.authentication.k8s.io/exec";

    /// <summary>Variables that it gets besides ours.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    public InteractiveMode Mode { get; init; } = InteractiveMode.IfAvailable;

    /// <summary>What to do when the program is missing; null where the kubeconfig does not say.</summary>
    public string? InstallHint { get; init; }

    /// <summary>What it is told about the cluster; null: nothing.</summary>
    public JsonObject? Cluster { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="user">The user.</param>
    /// <param name="cluster">The cluster that it is for.</param>
    public static ExecCommand? Of(KubeconfigEntry user, KubeconfigEntry cluster)
    {
        if (user.Content["exec"] is not { } node)
            return null;
        if (node is not JsonObject content)
            throw user.Wrong("exec", "it must be a mapping with apiVersion and command");
        var exec = user with { Content = content, Where = $"{user.Where}, exec" };
        var version = exec.Require("apiVersion");
        if (version is not (Group + "v1" or Group + "v1beta1"))
        {
            throw exec.Wrong(
                "apiVersion", $"{version} is not supported: update the plug-in and write {Group}v1");
        }

        return new(CommandOf(exec), [.. TextsOf(exec, "args")], version)
        {
            Environment = [.. EnvironmentOf(exec)],
            Mode = ModeOf(exec, version),
            InstallHint = exec.Text("installHint"),
            Cluster = exec.Flag("provideClusterInfo") ? ClusterOf(cluster) : null,
        };
    }

    /// <summary>A path with a slash is relative to the kubeconfig; a bare name is looked up in PATH.</summary>
    private static string CommandOf(KubeconfigEntry exec)
    {
        var command = exec.Require("command");
        return command.Contains('/') ? exec.PathOf("command")! : command;
    }

    private static InteractiveMode ModeOf(KubeconfigEntry exec, string version) => exec.Text("interactiveMode") switch
    {
        "Never" => InteractiveMode.Never,
        "IfAvailable" => InteractiveMode.IfAvailable,
        "Always" => InteractiveMode.Always,
        null or "" when version == Group + "v1beta1" => InteractiveMode.IfAvailable,
        null or "" => throw exec.Wrong("interactiveMode", "it is missing: write Never, IfAvailable or Always"),
        var other => throw exec.Wrong("interactiveMode", $"{other} is none of Never, IfAvailable, Always"),
    };

    private static IEnumerable<string> TextsOf(KubeconfigEntry entry, string field) => entry.Content[field] switch
    {
        null => [],
        JsonArray list => list.Select(item =>
            KubeconfigEntry.TextOf(item) ?? throw entry.Wrong(field, "each item must be a text")),
        _ => throw entry.Wrong(field, "it must be a list"),
    };

    private static IEnumerable<KeyValuePair<string, string>> EnvironmentOf(KubeconfigEntry exec)
    {
        foreach (var item in exec.Content["env"] as JsonArray ?? [])
        {
            if (item is not JsonObject pair || KubeconfigEntry.TextOf(pair["name"]) is not { Length: > 0 } name)
                throw exec.Wrong("env", "each item must be a mapping with name and value");
            yield return new(name, KubeconfigEntry.TextOf(pair["value"]) ?? "");
        }
    }

    private static JsonObject ClusterOf(KubeconfigEntry cluster)
    {
        var result = new JsonObject();
        foreach (var field in (string[])["server", "tls-server-name", "insecure-skip-tls-verify", "proxy-url"])
        {
            if (cluster.Content[field] is { } value)
                result[field] = value.DeepClone();
        }

        if (cluster.Pem("certificate-authority") is { } authority)
            result["certificate-authority-data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(authority));
        foreach (var item in cluster.Content["extensions"] as JsonArray ?? [])
        {
            if (item is JsonObject extension && KubeconfigEntry.TextOf(extension["name"]) == ExtensionName)
                result["config"] = extension["extension"]?.DeepClone();
        }

        return result;
    }
}
