using Clarion.Testing.Sources;
using Clarion.Tests.Cluster.Setup;

namespace Clarion.Tests.Cluster.Verbs;

/// <summary>The reading verbs as an operator has them: from outside, and in the controller's pod.</summary>
public sealed class ReadingVerbTests(ClusterFixture fixture) : InstalledTest(fixture)
{
    [Fact]
    public async Task Nothing_is_wrong_after_the_installation()
    {
        Assert.StartsWith("Nothing is wrong.", await Type($"{SourceTree.Program} warnings"), StringComparison.Ordinal);
        Assert.Contains("1 of 1 ready", await Type($"{SourceTree.Program} status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_speaker_of_the_announcing_node_says_through_the_pod_proxy_what_it_answered()
    {
        var owner = await AnnouncerOf(FirstAddress);
        var said = await Type($"{SourceTree.Program} explain web/page");
        Assert.Matches($@"{owner.Name} +{FirstAddress} +[1-9][0-9]* +[1-9]", said);
        Assert.Contains("Nothing: as far as Clarion goes, all is well.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_controllers_pod_it_says_what_its_account_may_not_read()
    {
        var said = await Type("kubectl exec -n metallb-system deploy/controller -- clarion status");
        Assert.Contains("1, 1 with an address", said, StringComparison.Ordinal);
        Assert.Contains("cannot list nodes", said, StringComparison.Ordinal);
    }
}
