using System.CommandLine;
using Clarion.CommandLine;
using Clarion.Inspection;
using Clarion.Output;

namespace Clarion.Verbs.Pools;

/// <summary><c>clarion pools</c>: what is in use of each pool.</summary>
internal static class PoolsVerb
{
    public static Command Create(Invocation invocation) => new ReadingVerb(
        invocation,
        ("pools", "The address pools: how much of each is in use, and who waits.",
            ["clarion pools", "clarion pools -o yaml", "clarion pools -w"]),
        (session, _, cancellationToken) => Inspector.AskAsync(session, Report, cancellationToken));

    /// <summary>The answer.</summary>
    public static Answer Report(Judgement judgement)
    {
        var refusals = judgement.Configuration.Refusals;
        var hasProblem = refusals.Any(refusal => refusal.Source.Kind is "IPAddressPool" or "ConfigMap")
            || (judgement.Picture.ShowsAllocation && judgement.Allocator.Usage.Any(usage => usage.WaitingCount > 0));
        return Answer.Of(new Document(PoolTable.Of(judgement), Gaps.Of(judgement)), hasProblem);
    }
}
