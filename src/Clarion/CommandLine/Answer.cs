using Clarion.Kubernetes.Client;
using Clarion.Output;

namespace Clarion.CommandLine;

/// <summary>What a verb found out, or why it could not.</summary>
internal sealed record Answer
{
    private Answer(Document? document, string? failure, int exitCode) =>
        (Document, Failure, ExitCode) = (document, failure, exitCode);

    /// <summary>For standard output; null where there is only a failure.</summary>
    public Document? Document { get; }

    /// <summary>For standard error: what is wrong, where, and what to do; null where all went well.</summary>
    public string? Failure { get; }

    /// <summary>An <see cref="CommandLine.ExitCode"/>.</summary>
    public int ExitCode { get; }

    /// <summary>An answer.</summary>
    /// <param name="document">What to say.</param>
    /// <param name="hasProblem">Whether something is wrong, so that a script notices.</param>
    public static Answer Of(Document document, bool hasProblem) =>
        new(document, null, hasProblem ? CommandLine.ExitCode.ProblemFound : CommandLine.ExitCode.Fine);

    /// <summary>No answer.</summary>
    public static Answer Failed(string what, int exitCode) => new(null, what, exitCode);

    /// <summary>No answer: a request failed.</summary>
    public static Answer Failed(ApiError error) => new(null, error.Message, CodeOf(error));

    /// <summary>
    /// What a failed request means for a script: what is not there is a problem, the rest is out of reach.
    /// </summary>
    public static int CodeOf(ApiError error) => error.Reason is ApiErrorReason.NotFound or ApiErrorReason.Invalid
        or ApiErrorReason.AlreadyExists or ApiErrorReason.Conflict
        ? CommandLine.ExitCode.ProblemFound
        : CommandLine.ExitCode.Unreachable;
}
