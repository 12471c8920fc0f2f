using Clarion.CommandLine;

namespace Clarion.Inspection;

/// <summary>Reads a picture, judges it, and lets a verb say what it makes of it.</summary>
internal static class Inspector
{
    /// <summary>Answers, or says why there is no picture.</summary>
    /// <param name="session">The cluster.</param>
    /// <param name="answer">What the verb says.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Answer> AskAsync(
        ClusterSession session, Func<Judgement, Task<Answer>> answer, CancellationToken cancellationToken)
    {
        var reader = new PictureReader(session.Client, session.Namespace, session.Time);
        var read = await reader.ReadAsync(cancellationToken);
        return read.TryGet(out var picture, out var error) ? await answer(Judge.Of(picture)) : Answer.Failed(error);
    }

    /// <summary>The same for a verb that asks nobody else.</summary>
    public static Task<Answer> AskAsync(
        ClusterSession session, Func<Judgement, Answer> answer, CancellationToken cancellationToken) =>
        AskAsync(session, judgement => Task.FromResult(answer(judgement)), cancellationToken);
}
