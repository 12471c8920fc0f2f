using System.CommandLine;
using Clarion.CommandLine;
using Clarion.Output;
using Clarion.Testing.Clocks;
using Clarion.Testing.Network;

namespace Clarion.Tests.Platform.Verbs;

/// <summary>The frame of the verbs that ask a cluster: what goes where, how it ends, how a watch goes on.</summary>
public sealed class ReadingVerbTests : IDisposable
{
    private readonly string kubeconfig = Path.GetTempFileName();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly ManualTime time = new();
    private readonly Queue<Answer> answers = [];
    private readonly CancellationTokenSource interrupted = new();

    public ReadingVerbTests() => File.WriteAllText(kubeconfig, $$$"""
        {"current-context": "c", "contexts": [{"name": "c", "context": {"cluster": "c"}}],
         "clusters": [{"name": "c", "cluster": {"server": "https://127.0.0.1:{{{FreePorts.Take(1)[0]}}}"}}]}
        """);

    [Theory]
    [InlineData(false, ExitCode.Fine)]
    [InlineData(true, ExitCode.ProblemFound)]
    public async Task An_answer_goes_to_standard_output_and_a_problem_ends_with_1(bool hasProblem, int exitCode)
    {
        answers.Enqueue(Answer.Of(Saying("hello"), hasProblem));
        Assert.Equal(exitCode, await RunAsync());
        Assert.Equal(("hello\n", ""), (output.ToString(), error.ToString()));
    }

    [Fact]
    public async Task A_failure_goes_to_standard_error()
    {
        answers.Enqueue(Answer.Failed("nobody is there: start it", ExitCode.Unreachable));
        Assert.Equal(ExitCode.Unreachable, await RunAsync());
        Assert.Equal(("", "clarion: nobody is there: start it\n"), (output.ToString(), error.ToString()));
    }

    [Fact]
    public async Task A_wrong_kubeconfig_is_wrong_usage()
    {
        Assert.Equal(ExitCode.WrongUsage, await RunAsync("--context", "other"));
        Assert.Equal(
            $"clarion: kubeconfig {kubeconfig} has no entry \"other\" under contexts\n", error.ToString());
    }

    [Fact]
    public async Task An_API_server_that_is_not_there_ends_with_3()
    {
        var running = ProgramRun.OfAsync(["pools", "--kubeconfig", kubeconfig], time: time);
        await time.PassUntilAsync(running, TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        var run = await running;
        Assert.Equal(ExitCode.Unreachable, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.StartsWith("clarion: cannot list ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_asks_again_says_a_failure_once_and_ends_well_when_interrupted()
    {
        answers.Enqueue(Answer.Of(Saying("one"), false));
        answers.Enqueue(Answer.Failed("away", ExitCode.Unreachable));
        answers.Enqueue(Answer.Failed("away", ExitCode.Unreachable));
        answers.Enqueue(Answer.Of(Saying("two"), true));
        var running = RunAsync("-w");
        await time.PassUntilAsync(running, ReadingVerb.WatchPeriod * 4, TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Fine, await running);
        Assert.Equal(("one\ntwo\n", "clarion: away\n"), (output.ToString(), error.ToString()));
    }

    public void Dispose()
    {
        File.Delete(kubeconfig);
        output.Dispose();
        error.Dispose();
        interrupted.Dispose();
    }

    private static Document Saying(string text) => new(new TextSection("lines", [text]));

    private async Task<int> RunAsync(params string[] options)
    {
        var invocation = new Invocation(new(TextReader.Null, output, error), time, Invocation.OwnName);
        var root = new RootCommand
        {
            new ReadingVerb(invocation, ("ask", "Asks.", ["clarion ask"]), (_, _, _) => Task.FromResult(Next())),
        };
        var parsed = root.Parse(["ask", "--kubeconfig", kubeconfig, .. options]);
        return await parsed.InvokeAsync(null, interrupted.Token);
    }

    /// <summary>The last answer is followed by an interrupt.</summary>
    private Answer Next()
    {
        var answer = answers.Dequeue();
        if (answers.Count == 0)
            interrupted.Cancel();
        return answer;
    }
}
