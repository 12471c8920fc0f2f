using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Clarion.Api;
using Clarion.Api.Meta;

namespace Clarion.Tests.Core.Api;

/// <summary>What an object leaves out, or says null to, has its default: a required part is never null.</summary>
public sealed class AbsentFieldTests
{
    private const string Bare = """{"metadata":{"name":"x"}}""";

    [Fact]
    public void An_object_without_spec_and_status_is_read_with_empty_ones()
    {
        Assert.Equal(new(), Read(Kinds.L2Advertisement.Json, Bare).Spec);
        Assert.Equal(new(), Read(Kinds.IPAddressPool.Json, Bare).Spec);
        Assert.Equal(new(), Read(Kinds.BgpAdvertisement.Json, Bare).Spec);
        Assert.Equal(new(), Read(Kinds.BgpPeer.Json, Bare).Spec);
        Assert.Equal(new(), Read(Kinds.Pod.Json, Bare).Spec);
        Assert.Equal(new(), Read(Kinds.Pod.Json, Bare).Status);
        Assert.Equal(new(), Read(Kinds.Node.Json, Bare).Status);
        Assert.Equal(new(), Read(Kinds.Lease.Json, Bare).Spec);
        Assert.Equal(new(), Read(Kinds.Service.Json, Bare).Spec);
        Assert.Equal(new(), Read(Kinds.Service.Json, Bare).Status.LoadBalancer);
        Assert.Equal(new(), Read(Kinds.Service.Json, """{"metadata":{"name":"x"},"status":{}}""").Status.LoadBalancer);
    }

    [Fact]
    public void Null_is_the_same_as_absent()
    {
        const string Null = """{"metadata":null,"spec":null,"status":null}""";

        Assert.Equal("", Read(Kinds.Service.Json, Null).Metadata.Name);
        Assert.Equal(new(), Read(Kinds.Service.Json, Null).Spec);
        Assert.Equal(new(), Read(Kinds.L2Advertisement.Json, Null).Spec);
    }

    [Fact]
    public void Parts_of_a_spec_and_of_a_list_may_be_absent_too()
    {
        var spec = Read(Kinds.L2Advertisement.Json, """
            {"spec":{"preferredNodeSelectors":[{"weight":1}],"nodeSelectors":[{"matchExpressions":[{"values":["a"]}]}]}}
            """).Spec;
        Assert.Equal(new LabelSelector(), spec.PreferredNodeSelectors![0].Preference);
        var expression = spec.NodeSelectors![0].MatchExpressions![0];
        Assert.Equal(("", ""), (expression.Key, expression.Operator));
        Assert.Empty(Read(Kinds.Service.ListJson, "{}").Items);
        Assert.Equal(new(), Read(Kinds.Service.ListJson, "{}").Metadata);
        Assert.Equal("metallb.io/v1beta1", Read(Kinds.ServiceL2Status.Json, "{}").ApiVersion);
    }

    private static T Read<T>(JsonTypeInfo<T> json, string text) => JsonSerializer.Deserialize(text, json)!;
}
