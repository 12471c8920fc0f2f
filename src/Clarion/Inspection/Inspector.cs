using Clarion.CommandLine;
using Clarion.Kubernetes.Client;

namespace Clarion.Inspection;

/// <summary>Reads a picture, judges it, and lets a verb say what it makes of it.</summary>
internal static class Inspector
{
    /// <summary>Answers, or says why there is no picture.</summary>
    /// <param name="session">The cluster.</param>
    /// <param name="answer">What the verb says.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Answer> AskAsync(
        ClusterSession session, Func<Judgement, Task<Answer>> answer, CancellationToken cancellationToken) =>
        await AnswerAsync(await ReaderOf(session).ReadAsync(cancellationToken), answer);

    /// <summary>The same for a verb that asks nobody else.</summary>
    public static Task<Answer> AskAsync(
        ClusterSession session, Func<Judgement, Answer> answer, CancellationToken cancellationToken) =>
        AskAsync(session, judgement => Task.FromResult(answer(judgement)), cancellationToken);

    /// <summary>The same with the BGPPeers in the picture, for a request more.</summary>
    public static async Task<Answer> AskWithPeersAsync(
        ClusterSession session, Func<Judgement, Task<Answer>> answer, CancellationToken cancellationToken)
    {
        var reader = ReaderOf(session);
        var read = await reader.ReadAsync(cancellationToken);
        return await AnswerAsync(
            read.TryGet(out var picture, out _)
                ? ApiResult<Picture>.Success(await reader.WithPeersAsync(picture, cancellationToken)) : read,
            answer);
    }

    private static PictureReader ReaderOf(ClusterSession session) =>
        new(session.Client, session.Namespace, session.Time);

    private static async Task<Answer> AnswerAsync(ApiResult<Picture> read, Func<Judgement, Task<Answer>> answer) =>
        read.TryGet(out var picture, out var error) ? await answer(Judge.Of(picture)) : Answer.Failed(error);
}
