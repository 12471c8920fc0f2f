using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clarion.Api.Meta;

namespace Clarion.Kubernetes.Client;

/// <summary>Reads objects of any kind with all their fields, logs, and the server's version.</summary>
public sealed class WholeReader
{
    /// <summary>For thousands of objects over a slow line.</summary>
    private static readonly TimeSpan ListTimeout = TimeSpan.FromSeconds(60);

    /// <summary>The lines of a log may be of any length.</summary>
    private const int LogBytesMax = 8 * 1024 * 1024;

    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(20);

    private readonly Requester requester;

    internal WholeReader(Requester requester) => this.requester = requester;

    /// <summary>Reads objects of any kind as they are, with all their fields.</summary>
    /// <param name="group">API group; empty for core.</param>
    /// <param name="version">API version.</param>
    /// <param name="plural">Resource name in paths.</param>
    /// <param name="space">Namespace; null for all.</param>
    /// <param name="fieldSelector">For example <c>metadata.name=config</c>; null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ApiResult<JsonNode>> ListAsync(
        string group,
        string version,
        string plural,
        string? space,
        string? fieldSelector,
        CancellationToken cancellationToken)
    {
        var root = group.Length == 0 ? $"/api/{version}" : $"/apis/{group}/{version}";
        var path = space is null ? $"{root}/{plural}" : $"{root}/namespaces/{Uri.EscapeDataString(space)}/{plural}";
        var request = new ApiRequest(
            HttpMethod.Get,
            ApiPath.WithQuery(path, ("fieldSelector", fieldSelector)),
            new("list", group, plural, space ?? "", ""));
        return requester.SendAsync(
            request,
            static async (response, token) =>
                await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync(token), cancellationToken: token)
                ?? throw new JsonException("null in place of a list"),
            ListTimeout,
            cancellationToken);
    }

    /// <summary>Reads the log of a container, at most 8 MiB of it.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="container">The container.</param>
    /// <param name="isBefore">Whether of the run before the last restart.</param>
    /// <param name="lines">How many of the last lines.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ApiResult<string>> LogAsync(
        ObjectKey pod, string container, bool isBefore, int lines, CancellationToken cancellationToken)
    {
        var path = ApiPath.WithQuery(
            $"/api/v1/namespaces/{Uri.EscapeDataString(pod.Namespace)}/pods/{Uri.EscapeDataString(pod.Name)}/log",
            ("container", container),
            ("previous", isBefore ? "true" : null),
            ("tailLines", lines.ToString(CultureInfo.InvariantCulture)),
            ("limitBytes", LogBytesMax.ToString(CultureInfo.InvariantCulture)));
        var operation = new ApiOperation("get", "", "pods/log", pod.Namespace, pod.Name);
        return requester.SendAsync(
            new(HttpMethod.Get, path, operation),
            static (response, token) => response.Content.ReadAsStringAsync(token),
            ReadTimeout,
            cancellationToken);
    }

    /// <summary>The API server's version, for example <c>v1.36.0</c>.</summary>
    public Task<ApiResult<string>> VersionAsync(CancellationToken cancellationToken) => requester.SendAsync(
        new(HttpMethod.Get, "/version", new("get", "", "version", "", "")),
        static async (response, token) =>
            (await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync(token), cancellationToken: token))
                ?["gitVersion"]?.ToString()
            ?? throw new JsonException("there is no gitVersion in it"),
        ReadTimeout,
        cancellationToken);
}
