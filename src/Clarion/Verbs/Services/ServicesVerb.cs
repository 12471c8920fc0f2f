using System.CommandLine;
using Clarion.CommandLine;
using Clarion.Inspection;
using Clarion.Inspection.Findings;
using Clarion.Output;

namespace Clarion.Verbs.Services;

/// <summary><c>clarion services</c>: what each Service of type LoadBalancer has.</summary>
internal static class ServicesVerb
{
    public static Command Create(Invocation invocation) => new ReadingVerb(
        invocation,
        ("services", "The Services of type LoadBalancer: address, pool, who announces them, and what is wrong.",
            ["clarion services", "clarion services -o json", "clarion services -w"]),
        (session, _, cancellationToken) => Inspector.AskAsync(session, Report, cancellationToken));

    /// <summary>The answer.</summary>
    public static Answer Report(Judgement judgement)
    {
        var table = ServiceTable.Of(judgement, judgement.Services) with
        {
            EmptyText = "There is no Service of type LoadBalancer for Clarion.",
        };
        return Answer.Of(
            new Document(table, OthersOf(judgement), Gaps.Of(judgement)),
            judgement.Services.Any(service => ServiceFindings.Of(judgement, service)
                .Any(finding => finding.Level == Level.Problem)));
    }

    private static TextSection OthersOf(Judgement judgement) => new TextSection("others",
    [
        .. judgement.OthersServices.Select(service => (Cell)(
            $"{service.Metadata.Key} is left to whoever serves loadBalancerClass '{service.Spec.LoadBalancerClass}'")),
    ]);
}
