using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clarion.Kubernetes.Yaml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Clarion.Tests.Platform.Verbs.Reading;

/// <summary>
/// An API server on loopback that answers reads with recorded objects as they are, times and names included. What it is
/// told to forbid it forbids as RBAC would.
/// </summary>
internal sealed class RecordedApi : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> requests = new();
    private readonly List<JsonObject> objects;
    private readonly HashSet<string> forbidden = new(StringComparer.Ordinal);
    private readonly WebApplication server;

    private RecordedApi(List<JsonObject> objects)
    {
        this.objects = objects;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        server = builder.Build();
        server.Run(AnswerAsync);
    }

    /// <summary>What came in: method, path and query.</summary>
    public IReadOnlyList<string> Requests => [.. requests];

    /// <summary>Path of a kubeconfig for it.</summary>
    public string Kubeconfig { get; } = Path.GetTempFileName();

    /// <summary>Starts it with the items of <c>Recorded/NAME.yaml</c>.</summary>
    public static async Task<RecordedApi> StartAsync(string name)
    {
        var folder = Path.Combine(Testing.Sources.SourceTree.FolderOf(SourcePath()), "Recorded");
        var text = await File.ReadAllTextAsync(
            Path.Combine(folder, $"{name}.yaml"), TestContext.Current.CancellationToken);
        if (!YamlText.TryParse(text, out var root, out var error))
            throw new InvalidDataException($"{name}.yaml: {error}");
        var api = new RecordedApi([.. root!["items"]!.AsArray().Select(item => item!.AsObject())]);
        await api.server.StartAsync(TestContext.Current.CancellationToken);
        var address = api.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        await File.WriteAllTextAsync(api.Kubeconfig, $$$"""
            {"current-context": "c", "contexts": [{"name": "c", "context": {"cluster": "c"}}],
             "clusters": [{"name": "c", "cluster": {"server": "{{{address}}}"}}]}
            """, TestContext.Current.CancellationToken);
        return api;
    }

    /// <summary>Forbids resources, for example <c>nodes</c> or <c>pods/proxy</c>.</summary>
    public RecordedApi Forbid(params string[] resources)
    {
        forbidden.UnionWith(resources);
        return this;
    }

    /// <summary>Changes the objects of a kind.</summary>
    public RecordedApi Change(string kind, string name, Action<JsonObject> change)
    {
        change(objects.Single(one => (string)one["kind"]! == kind && (string)one["metadata"]!["name"]! == name));
        return this;
    }

    /// <summary>Adds an object, as YAML.</summary>
    public RecordedApi Add(string yaml)
    {
        Assert.True(YamlText.TryParse(yaml, out var one, out var error), $"{error}");
        objects.Add(one!.AsObject());
        return this;
    }

    /// <summary>Takes objects of a kind away; all of them without a name.</summary>
    public RecordedApi Remove(string kind, string? name = null)
    {
        objects.RemoveAll(one => (string)one["kind"]! == kind
            && (name is null || (string)one["metadata"]!["name"]! == name));
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        File.Delete(Kubeconfig);
    }

    private static string SourcePath([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;

    private Task AnswerAsync(HttpContext context)
    {
        requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
        if (context.Request.Path.Value == "/version" && !forbidden.Contains("version"))
            return WriteAsync(context, new JsonObject { ["gitVersion"] = "v1.36.3" });
        var route = RecordedRoute.Of(context.Request.Path.Value!);
        if (forbidden.Contains(route.Resource))
            return FailAsync(context, 403, "Forbidden", $"{route.Resource} is forbidden: User \"operator\" may not");
        if (route.Resource == "serviceaccounts/token")
            return WriteAsync(context, new JsonObject { ["status"] = new JsonObject { ["token"] = "a-token" } });
        if (route.Resource == "pods/proxy")
            return AnswerForSpeakerAsync(context, route);
        var found = objects.Where(one => route.Holds(one)).ToList();
        if (route.Name is null)
        {
            var selected = found.Where(one => IsSelected(one, context.Request.Query["fieldSelector"].ToString()))
                .Where(one => IsLabelled(one, context.Request.Query["labelSelector"].ToString()));
            return WriteAsync(context, new JsonObject
            {
                ["metadata"] = new JsonObject { ["resourceVersion"] = "1" },
                ["items"] = new JsonArray([.. selected.Select(one => one.DeepClone())]),
            });
        }

        return found is [var single] ? WriteAsync(context, single)
            : FailAsync(context, 404, "NotFound", $"{route.Resource} \"{route.Name}\" not found");
    }

    private Task AnswerForSpeakerAsync(HttpContext context, RecordedRoute route)
    {
        var node = objects.Where(one => (string)one["kind"]! == "Pod"
                && (string)one["metadata"]!["name"]! == route.Name!.Split(':')[0])
            .Select(pod => (string?)pod["spec"]!["nodeName"]).Single();
        // A view is its node's; "saidBy" is for one that says that it is another's.
        var view = objects.SingleOrDefault(one => (string)one["kind"]! == "Layer2View"
            && ((string?)one["saidBy"] ?? (string?)one["node"]) == node);
        return view is not null && context.Request.Headers["Clarion-Token"] == "a-token"
            ? WriteAsync(context, view)
            : FailAsync(context, 503, "ServiceUnavailable", "error trying to reach service: connection refused");
    }

    private static bool IsSelected(JsonObject one, string selector) =>
        selector.Split(',', StringSplitOptions.RemoveEmptyEntries).All(term =>
        {
            var (path, value) = (term.Split('=')[0], term.Split('=')[1]);
            JsonNode? node = one;
            foreach (var part in path.Split('.'))
                node = node?[part];
            return (string?)node == value;
        });

    /// <summary>Equality alone; sets are as good as no selector here.</summary>
    private static bool IsLabelled(JsonObject one, string selector) =>
        selector.Contains('(') || selector.Split(',', StringSplitOptions.RemoveEmptyEntries).All(term =>
            (string?)one["metadata"]!["labels"]?[term.Split('=')[0]] == term.Split('=')[1]);

    private static Task FailAsync(HttpContext context, int code, string reason, string message)
    {
        context.Response.StatusCode = code;
        return WriteAsync(context, new JsonObject
        {
            ["kind"] = "Status",
            ["reason"] = reason,
            ["message"] = message,
            ["details"] = new JsonObject { ["kind"] = "x" },
        });
    }

    private static Task WriteAsync(HttpContext context, JsonObject body)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(JsonSerializerOptions.Default), context.RequestAborted);
    }
}
