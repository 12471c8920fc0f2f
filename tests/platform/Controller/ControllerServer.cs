using System.Text.Json.Nodes;
using Clarion.Kubernetes.Yaml;
using Clarion.Testing.Clusters;
using Clarion.Testing.Kubernetes;
using Clarion.Testing.Waiting;
using Clarion.Tests.Platform.Controller;
using Clarion.Tests.Platform.Kubernetes;

[assembly: AssemblyFixture(typeof(ControllerServer))]

namespace Clarion.Tests.Platform.Controller;

/// <summary>
/// The API server of the controller's tests. It has the shipped CRDs without their validation, as it is where objects
/// were stored before, under another CRD: what the schema would refuse reaches the controller here.
/// </summary>
public sealed class ControllerServer : ServerFixture
{
    private static readonly string[] Validations =
        ["x-kubernetes-validations", "pattern", "minItems", "minimum", "maximum", "enum"];

    private readonly Lazy<Task<LocalApiServer>> server = new(StartAsync);

    /// <inheritdoc/>
    public override async Task<TestServer> TestServerAsync() => await server.Value;

    /// <inheritdoc/>
    protected override async ValueTask EndAsync()
    {
        if (server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await server.Value).DisposeAsync();
    }

    private static async Task<LocalApiServer> StartAsync()
    {
        if (!KubeFiles.TryUnpack(out var programs))
            Assert.Skip(KubeFiles.SkipReason);
        var local = await LocalApiServer.StartAsync(programs);
        var text = await File.ReadAllTextAsync(
            Path.Combine(LabFolder.Repository, "deploy", "crds", "clarion-crds.yaml"), CancellationToken.None);
        foreach (var document in text.Split("\n---"))
            await InstallAsync(local, document);
        return local;
    }

    private static async Task InstallAsync(LocalApiServer local, string document)
    {
        Assert.True(YamlText.TryParse(document, out var node, out var error), error?.ToString());
        if (node is not JsonObject definition)
            return;
        const string Path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
        RemoveValidations(definition["spec"]!["versions"]);
        await local.SendAsync(HttpMethod.Post, Path, definition.ToJsonString(), CancellationToken.None);
        var (group, plural) = ((string)definition["spec"]!["group"]!, (string)definition["spec"]!["names"]!["plural"]!);
        await Eventually.HoldsAsync($"{plural} are served", TimeSpan.FromSeconds(30), async cancellation =>
        {
            var version = (string)definition["spec"]!["versions"]![0]!["name"]!;
            await local.SendAsync(HttpMethod.Get, $"/apis/{group}/{version}/{plural}", null, cancellation);
            return true;
        }, CancellationToken.None);
    }

    private static void RemoveValidations(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                RemoveValidations(item);
        }
        else if (node is JsonObject fields)
        {
            foreach (var name in Validations.Where(name => fields[name] is not null and not JsonObject { Count: > 1 }))
                fields.Remove(name);
            foreach (var (_, value) in fields)
                RemoveValidations(value);
        }
    }
}
