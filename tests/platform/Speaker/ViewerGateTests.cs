using Clarion.Speaker.Viewing;
using Clarion.Testing.Clocks;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Speaker;

/// <summary>Who is answered, and how seldom the API server is asked about it.</summary>
public sealed class ViewerGateTests : IDisposable
{
    private const string Good = """
        {"status":{"authenticated":true,"audiences":["clarion"],
         "user":{"username":"system:serviceaccount:metallb-system:clarion-viewer"}}}
        """;

    private readonly ManualTime time = new();
    private readonly ScriptedServer server = new();
    private readonly ViewerGate gate;

    public ViewerGateTests() => gate = new(server.Client(time), "metallb-system", time);

    public void Dispose() => server.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_good_token_is_reviewed_once_in_a_while()
    {
        server.Then(201, Good).Then(201, Good);
        Assert.Equal(Admission.Granted, await gate.AdmitAsync("token", Cancel));
        Assert.Equal(Admission.Granted, await gate.AdmitAsync("token", Cancel));
        Assert.Single(server.Requests);
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(Admission.Granted, await gate.AdmitAsync("token", Cancel));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("""{"status":{"error":"expired"}}""")]
    [InlineData("""
        {"status":{"authenticated":true,"audiences":["clarion"],
         "user":{"username":"system:serviceaccount:metallb-system:speaker"}}}
        """)]
    [InlineData("""
        {"status":{"authenticated":true,"audiences":["clarion"],
         "user":{"username":"system:serviceaccount:elsewhere:clarion-viewer"}}}
        """)]
    [InlineData("""
        {"status":{"authenticated":true,"audiences":["https://kubernetes.default.svc"],
         "user":{"username":"system:serviceaccount:metallb-system:clarion-viewer"}}}
        """)]
    [InlineData("""
        {"status":{"authenticated":true,"user":{"username":"system:serviceaccount:metallb-system:clarion-viewer"}}}
        """)]
    public async Task Any_other_token_is_refused_and_remembered(string review)
    {
        server.Then(201, review);
        Assert.Equal(Admission.Refused, await gate.AdmitAsync("token", Cancel));
        Assert.Equal(Admission.Refused, await gate.AdmitAsync("token", Cancel));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task No_token_and_an_endless_one_are_refused_without_a_question()
    {
        Assert.Equal(Admission.Refused, await gate.AdmitAsync(null, Cancel));
        Assert.Equal(Admission.Refused, await gate.AdmitAsync("", Cancel));
        Assert.Equal(Admission.Refused, await gate.AdmitAsync(new('x', ViewerGate.TokenLengthMax + 1), Cancel));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Guessing_costs_the_API_server_five_reviews_a_second_at_most()
    {
        for (var i = 0; i < ViewerGate.ReviewsPerSecondMax; i++)
        {
            server.Then(201, """{"status":{}}""");
            Assert.Equal(Admission.Refused, await gate.AdmitAsync($"guess-{i}", Cancel));
        }

        Assert.Equal(Admission.Busy, await gate.AdmitAsync("one more", Cancel));
        time.Advance(TimeSpan.FromSeconds(1));
        server.Then(201, Good);
        Assert.Equal(Admission.Granted, await gate.AdmitAsync("one more", Cancel));
    }

    [Fact]
    public async Task Guesses_do_not_push_a_good_token_out_of_memory()
    {
        for (var i = 0; i < 64; i++)
        {
            server.Then(201, """{"status":{}}""");
            await gate.AdmitAsync($"guess-{i}", Cancel);
            time.Advance(TimeSpan.FromMilliseconds(250));
        }

        server.Then(201, Good);
        Assert.Equal(Admission.Granted, await gate.AdmitAsync("token", Cancel));
        Assert.Equal(Admission.Granted, await gate.AdmitAsync("token", Cancel));
        Assert.Equal(65, server.Requests.Count);
    }

    [Fact]
    public async Task An_API_server_that_does_not_answer_opens_nothing()
    {
        server.ThenBreaks();
        Assert.Equal(Admission.Unknown, await gate.AdmitAsync("token", Cancel));
    }
}
