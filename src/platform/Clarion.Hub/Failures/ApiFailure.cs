namespace Clarion.Hub.Failures;

/// <summary>Why a request is refused, as the Status that Kubernetes answers with.</summary>
/// <param name="Code">HTTP status code.</param>
/// <param name="Reason">Kubernetes' word for it; empty for none.</param>
/// <param name="Message">The sentence that kubectl prints.</param>
internal sealed partial record ApiFailure(int Code, string Reason, string Message)
{
    /// <summary>What it is about; null: no details at all.</summary>
    public FailureDetails? Details { get; init; }

    /// <summary>Whether the answer is the bare message as text and no Status.</summary>
    public bool IsPlainText { get; init; }
}
