using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Kubernetes.Client;
using Clarion.Testing.Clocks;

namespace Clarion.Tests.Platform.Kubernetes.Client;

/// <summary>Which requests are sent again, when, and for how long.</summary>
public sealed class RepeatingTests : IDisposable
{
    private const string TooMany = """{"kind":"Status","message":"wait","reason":"TooManyRequests","code":429}""";
    private static readonly string Found = ScriptedStream.ConfigMap("a", 7, "x");

    private readonly ManualTime time = new();
    private readonly ScriptedServer server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_is_repeated_when_the_connection_breaks()
    {
        await using var client = server.ThenBreaks().Then(200, Found).Client(time);
        var reading = client.GetAsync(Kinds.ConfigMap, new("t", "a"), Cancel);
        await time.WhenWaitingForAsync(span => span <= TimeSpan.FromMilliseconds(100), Cancel);
        time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal("7", (await reading).ValueOrThrow.Metadata.ResourceVersion);
        Assert.Equal(
            ["GET /api/v1/namespaces/t/configmaps/a", "GET /api/v1/namespaces/t/configmaps/a"], server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Retry_after_of_a_429_is_obeyed_for_reads_and_writes(bool isWrite)
    {
        await using var client = server.Then(429, TooMany, retryAfterSeconds: 3).Then(200, Found).Client(time);
        var asking = isWrite
            ? client.PatchAsync(Kinds.ConfigMap, new("t", "a"), Patch.Merge("{}"u8.ToArray()), Cancel)
            : client.GetAsync(Kinds.ConfigMap, new("t", "a"), Cancel);
        var asked = TimeSpan.FromSeconds(3);
        await time.WhenWaitingForAsync(span => span > asked && span <= asked + Backoff.First, Cancel);
        time.Advance(asked);
        Assert.Single(server.Requests);
        time.Advance(Backoff.First);
        Assert.True((await asking).IsSuccess);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_429_that_asks_for_more_time_than_a_write_has_is_given_back_at_once()
    {
        await using var client = server.Then(429, TooMany, retryAfterSeconds: 3).Client(time);
        var result = await client.PatchAsync(
            Kinds.ConfigMap, new("t", "a"), Patch.Merge("{}"u8.ToArray()), TimeSpan.FromSeconds(2), Cancel);
        Assert.Equal(ApiErrorReason.TooManyRequests, result.Error!.Reason);
        Assert.Equal(TimeSpan.FromSeconds(3), result.Error.RetryAfter);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_write_that_may_have_happened_is_not_repeated(int code)
    {
        await using var client = server.Then(code, "{}").Client(time);
        var result = await client.CreateAsync(
            Kinds.ConfigMap, new ConfigMap { Metadata = new() { Name = "a" } }, Cancel);
        Assert.True(result.Error!.IsTransient);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(404, ApiErrorReason.KindNotServed)]
    [InlineData(403, ApiErrorReason.Forbidden)]
    [InlineData(400, ApiErrorReason.BadRequest)]
    [InlineData(410, ApiErrorReason.Expired)]
    public async Task A_read_that_cannot_succeed_is_not_repeated(int code, ApiErrorReason reason)
    {
        await using var client = server.Then(code, "nothing like it").Client(time);
        var result = await client.GetAsync(Kinds.ConfigMap, new("t", "a"), Cancel);
        Assert.Equal((reason, code), (result.Error!.Reason, result.Error.Code));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_version_from_the_future_is_told_from_other_time_outs()
    {
        const string FromTheFuture =
            """
            {"message":"m","reason":"Timeout","details":{"causes":[{"reason":"ResourceVersionTooLarge"}]},"code":504}
            """;
        await using var client = server.Then(504, FromTheFuture).Client(time);
        var result = await client.ListAsync(Kinds.ConfigMap, ListQuery.All, Cancel);
        Assert.Equal(ApiErrorReason.VersionTooLarge, result.Error!.Reason);
    }

    [Fact]
    public async Task A_list_whose_pages_expire_is_begun_anew()
    {
        const string Page = """{"metadata":{"resourceVersion":"5","continue":"more"},"items":[]}""";
        const string Expired = """{"message":"too old","reason":"Expired","code":410}""";
        const string Last = """{"metadata":{"resourceVersion":"9"},"items":[]}""";
        await using var client = server.Then(200, Page).Then(410, Expired).Then(200, Last).Client(time);
        var list = (await client.ListAsync(Kinds.ConfigMap, ListQuery.All, Cancel)).ValueOrThrow;
        Assert.Equal("9", list.Metadata.ResourceVersion);
        Assert.Equal("GET /api/v1/configmaps?limit=500", server.Requests[2]);
    }

    [Fact]
    public async Task A_write_without_an_answer_ends_at_the_time_out_that_its_caller_gave()
    {
        await using var client = server.Client(time);
        var patch = Patch.Merge("{}"u8.ToArray()) with { Subresource = "status" };
        var writing = client.PatchAsync(
            Kinds.Service, new("t", "web"), patch, TimeSpan.FromSeconds(2), Cancel);
        await server.ArrivedAsync(Cancel);
        time.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromTicks(1));
        Assert.False(writing.IsCompleted);
        time.Advance(TimeSpan.FromTicks(1));
        var error = (await writing).Error!;
        Assert.Equal(ApiErrorReason.Timeout, error.Reason);
        Assert.Equal("cannot patch services/status t/web: no answer within 2 s", error.Message);
        Assert.Equal(["PATCH /api/v1/namespaces/t/services/web/status?timeout=2s"], server.Requests);
    }

    [Fact]
    public async Task A_read_without_an_answer_is_tried_again_within_its_time()
    {
        await using var client = server.Client(time);
        var reading = client.GetAsync(Kinds.ConfigMap, new("t", "a"), Cancel);
        await server.ArrivedAsync(Cancel);
        server.Then(200, Found);
        time.Advance(TimeSpan.FromSeconds(8));
        await time.WhenWaitingForAsync(span => span <= TimeSpan.FromMilliseconds(100), Cancel);
        time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True((await reading).IsSuccess);
    }

    [Fact]
    public async Task A_read_gives_up_after_six_attempts()
    {
        for (var attempt = 0; attempt < 6; attempt++)
            server.ThenBreaks();
        await using var client = server.Client(time);
        var reading = client.GetAsync(Kinds.ConfigMap, new("t", "a"), Cancel);
        await time.PassUntilAsync(reading, TimeSpan.FromSeconds(2), Cancel);
        var error = (await reading).Error!;
        Assert.Equal(ApiErrorReason.Unreachable, error.Reason);
        Assert.Equal(
            "cannot get configmaps t/a: no connection to https://scripted/: connection refused", error.Message);
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task An_answer_that_is_no_object_is_said_to_be_unreadable()
    {
        await using var client = server.Then(200, "<html>").Client(time);
        var error = (await client.GetAsync(Kinds.ConfigMap, new("t", "a"), Cancel)).Error!;
        Assert.Equal(ApiErrorReason.Unreadable, error.Reason);
        Assert.StartsWith(
            "cannot get configmaps t/a: the answer cannot be read: '<'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_is_no_failure_but_an_exception()
    {
        await using var client = server.Client(time);
        using var stop = new CancellationTokenSource();
        var reading = client.GetAsync(Kinds.ConfigMap, new("t", "a"), stop.Token);
        await server.ArrivedAsync(Cancel);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task A_refused_token_is_read_again_and_the_request_sent_once_more()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "old", Cancel);
        var sent = new List<string>();
        HttpResponseMessage Answer(HttpRequestMessage request)
        {
            sent.Add(request.Headers.Authorization!.Parameter!);
            File.WriteAllText(file, "new");
            return new(sent.Count == 1 ? System.Net.HttpStatusCode.Unauthorized : System.Net.HttpStatusCode.OK)
            {
                Content = new StringContent(Found),
            };
        }

        await using var client = server.Then(Answer).Then(Answer)
            .Client(time, Clarion.Kubernetes.Credentials.BearerToken.FromFile(file));
        Assert.True((await client.GetAsync(Kinds.ConfigMap, new("t", "a"), Cancel)).IsSuccess);
        Assert.Equal(["old", "new"], sent);
        File.Delete(file);
    }

    public void Dispose() => server.Dispose();
}
