using System.Text;
using Clarion.Tests.Platform.Conformance.Wire;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Objects;

public abstract class NamespaceTests(ServerFixture server) : Behaviour(server)
{
    public sealed class OnHub(HubFixture server) : NamespaceTests(server);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture server) : NamespaceTests(server);

    [Fact]
    public async Task A_namespace_gets_its_label_finalizer_and_phase()
    {
        var answer = (await Api.PostAsync("/api/v1/namespaces", """{"metadata":{"generateName":"test-"}}""")).Is(201);
        Assert.Equal(
            $$"""{"kubernetes.io/metadata.name":"{{answer.At("metadata", "name")}}"}""",
            answer.At("metadata", "labels"));
        Assert.Equal("""{"finalizers":["kubernetes"]}""", answer.At("spec"));
        Assert.Equal("""{"phase":"Active"}""", answer.At("status"));
    }

    [Fact]
    public async Task A_namespace_can_be_created_in_protobuf()
    {
        var name = $"{Namespace}-pb";
        var answer = await Api.PostAsync(
            "/api/v1/namespaces", Protobuf(name), "application/vnd.kubernetes.protobuf");
        Assert.True(answer.Code == 201, $"{answer.Code} {answer.Text}");
        var read = (await Api.GetAsync($"/api/v1/namespaces/{name}")).Is(200);
        Assert.Equal($$"""{"a":"b","kubernetes.io/metadata.name":"{{name}}"}""", read.At("metadata", "labels"));
        Assert.Equal("Active", read.At("status", "phase"));
    }

    [Fact]
    public async Task In_a_namespace_that_is_being_deleted_nothing_is_created()
    {
        await CreateMapAsync("a", more: ""","finalizers":["test.io/hold"]""");
        var deleted = (await Api.DeleteAsync($"/api/v1/namespaces/{Namespace}")).Is(200);
        Assert.Equal(("Namespace", "Terminating"), (deleted.At("kind"), deleted.At("status", "phase")));
        Assert.NotNull(deleted.At("metadata", "deletionTimestamp"));
        var answer = (await Api.PostAsync(ConfigMaps, """{"metadata":{"name":"b"}}""")).IsRefusal(403, "Forbidden");
        Assert.Equal(
            $"configmaps \"b\" is forbidden: unable to create new content in namespace {Namespace} "
            + "because it is being terminated",
            answer.At("message"));
        Assert.Equal("NamespaceTerminating", answer.At("details", "causes", "0", "reason"));
        (await Api.PatchAsync($"{ConfigMaps}/a", RawApi.Merge, """{"data":{"k":"2"}}""")).Is(200);
    }

    [Fact]
    public async Task A_namespace_whose_finalizers_are_gone_goes()
    {
        (await Api.DeleteAsync($"/api/v1/namespaces/{Namespace}")).Is(200);
        (await Api.PutAsync(
            $"/api/v1/namespaces/{Namespace}/finalize",
            $$$"""
            {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{{Namespace}}}"},"spec":{"finalizers":[]}}
            """)).Is(200);
        (await Api.GetAsync($"/api/v1/namespaces/{Namespace}")).IsRefusal(404, "NotFound");
    }

    [Theory]
    [InlineData("default")]
    [InlineData("kube-system")]
    public async Task The_namespaces_of_the_system_stay(string name)
    {
        var answer = (await Api.DeleteAsync($"/api/v1/namespaces/{name}")).IsRefusal(403, "Forbidden");
        Assert.Equal(
            $"namespaces \"{name}\" is forbidden: this namespace may not be deleted", answer.At("message"));
    }

    /// <summary>kubectl's body of <c>create namespace</c>, with a label.</summary>
    private static byte[] Protobuf(string name)
    {
        byte[] label = [.. Field(1, "a"u8), .. Field(2, "b"u8)];
        byte[] metadata = [.. Field(1, Encoding.UTF8.GetBytes(name)), .. Field(2, ""u8), .. Field(11, label)];
        byte[] space = [.. Field(1, metadata), .. Field(2, []), .. Field(3, [])];
        byte[] type = [.. Field(1, "v1"u8), .. Field(2, "Namespace"u8)];
        return [0x6b, 0x38, 0x73, 0, .. Field(1, type), .. Field(2, space), .. Field(3, ""u8), .. Field(4, ""u8)];
    }

    private static byte[] Field(int number, ReadOnlySpan<byte> value) =>
        [(byte)(number << 3 | 2), (byte)value.Length, .. value];
}
