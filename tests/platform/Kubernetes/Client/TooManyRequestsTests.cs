using Clarion.Api;
using Clarion.Kubernetes.Client;
using Clarion.Testing.Kubernetes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clarion.Tests.Platform.Kubernetes.Client;

/// <summary>A real API server that serves two reads at a time and answers all others with 429.</summary>
[NeedsApiServer]
public sealed class TooManyRequestsTests
{
    /// <summary>Not a member of system:masters, who are never turned away.</summary>
    private const string BobIsAdmin =
        """
        {"metadata":{"name":"bob"},
         "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"cluster-admin"},
         "subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"bob"}]}
        """;

    [Fact]
    public async Task Reads_that_are_turned_away_come_back_and_all_get_their_answer()
    {
        var cancel = TestContext.Current.CancellationToken;
        if (!KubeFiles.TryUnpack(out var programs))
            Assert.Skip(KubeFiles.SkipReason);
        await using var server = await LocalApiServer.StartAsync(
            programs, "--enable-priority-and-fairness=false", "--max-requests-inflight=2");
        await server.SendAsync(
            HttpMethod.Post, "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", BobIsAdmin, cancel);
        await using var client = KubernetesClient.Connect(
            server.Configuration(token: LocalApiServer.BobToken), TimeProvider.System, NullLoggerFactory.Instance);
        var before = TimeProvider.System.GetTimestamp();
        var lists = await Task.WhenAll(
            Enumerable.Range(0, 30).Select(_ => client.ListAsync(Kinds.Namespace, ListQuery.All, cancel)));
        Assert.All(lists, list => Assert.Null(list.Error));
        Assert.True(TimeProvider.System.GetElapsedTime(before) > TimeSpan.FromSeconds(1), "nobody was turned away");
    }
}
