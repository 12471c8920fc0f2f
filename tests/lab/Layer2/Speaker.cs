using System.Globalization;
using Clarion.Tests.Lab.Network;

namespace Clarion.Tests.Lab.Layer2;

/// <summary>A node's announcer, in a process of its own.</summary>
internal sealed class Speaker : IAsyncDisposable
{
    private Speaker(LabHost host) => Host = host;

    public LabHost Host { get; }

    /// <summary>Starts it and waits until the addresses are announced somewhere.</summary>
    public static async Task<Speaker> StartAsync(LabNode node, params string[] addresses)
    {
        var speaker = await StartIdleAsync(node);
        await speaker.SetAsync(addresses);
        return speaker;
    }

    /// <summary>Starts it with nothing to announce.</summary>
    public static async Task<Speaker> StartIdleAsync(LabNode node, string excluded = "")
    {
        var speaker = new Speaker(node.Host($"announce {excluded}".TrimEnd()));
        await speaker.Host.HearAsync("ready");
        return speaker;
    }

    /// <summary>Announces exactly these, and waits for what becomes of it.</summary>
    /// <param name="addresses"><c>ADDRESS</c> or <c>ADDRESS@INTERFACE,INTERFACE</c>.</param>
    /// <returns>The outcome: <c>ADDRESS@INTERFACES!REFUSED:WHY</c>, separated by spaces.</returns>
    public async Task<string> SetAsync(params string[] addresses)
    {
        await SayAsync(addresses);
        return await OutcomeAsync();
    }

    /// <summary>Announces exactly these, where that changes nothing.</summary>
    public Task SayAsync(params string[] addresses) => Host.SayAsync($"set {string.Join(' ', addresses)}");

    /// <summary>Waits for the next outcome.</summary>
    public async Task<string> OutcomeAsync() => (await Host.HearAsync("outcome"))["outcome".Length..].Trim();

    /// <summary>Waits for this outcome; others may come before it.</summary>
    public Task AwaitOutcomeAsync(string outcome) =>
        Host.HearAsync(line => line == $"outcome {outcome}");

    /// <summary>Asks for one line.</summary>
    public async Task<string> AskAsync(string question)
    {
        await Host.SayAsync(question);
        return await Host.HearAsync(question.TrimEnd('s'));
    }

    /// <summary>Waits until readiness says so, and gives the age of the loops' last turn in milliseconds.</summary>
    public async Task<long> AwaitSocketsOpenAsync()
    {
        long age = 0;
        await Wait.UntilAsync(
            async () =>
            {
                var words = (await AskAsync("state")).Split(' ');
                age = long.Parse(words[2], CultureInfo.InvariantCulture);
                return words[1] == "True";
            },
            () => Task.FromResult("the sockets are not open"));
        return age;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
