using Clarion.Inspection;
using Clarion.Ipam.Outcomes;
using Clarion.Ipam.Reasons;
using Clarion.Output;

namespace Clarion.Verbs.Explain;

/// <summary>Where a Service's address is from, or why from no pool.</summary>
internal static class AddressSections
{
    private static readonly Column[] Columns =
        [new("POOL", "pool"), new("REASON", "reason"), new("WHY, AND WHAT WOULD HELP", "explanation")];

    public static Section PoolsOf(Judgement judgement, ServiceView service)
    {
        var verdicts = judgement.Picture.ShowsAllocation ? judgement.Allocator.Explain(service.Name) : [];
        return new TableSection("pools", Columns, [.. verdicts.Select(RowOf)])
        {
            Title = "Pools",
            EmptyText = judgement.Picture.ShowsAllocation ? "There is no address pool." : null,
        };
    }

    private static Cell[] RowOf(PoolVerdict verdict)
    {
        var text = PoolReasons.Catalogue[verdict.Reason];
        var tone = verdict.Reason switch
        {
            PoolReason.Serves => Tone.Good,
            PoolReason.HasMistake or PoolReason.Full => Tone.Bad,
            _ => Tone.Plain,
        };
        var name = verdict.Pool.Value.Length == 0 ? "(no name)" : verdict.Pool.Value;
        var explanation = Explanation.Of(text, verdict.Detail, verdict.Reason == PoolReason.Serves);
        return [name, ((Cell)text.Code).As(tone), explanation];
    }
}
