using System.Text.Json.Nodes;
using Clarion.Inspection;
using Clarion.Output;
using Clarion.Placement.Planning;
using Clarion.Placement.Reasons;

namespace Clarion.Verbs.Explain;

/// <summary>Who announces a Service and why that node, or why nobody does.</summary>
internal static class AnnouncementSections
{
    public static FactsSection FactsOf(Judgement judgement, ServiceView service)
    {
        var facts = new List<Fact>();
        if (service.HasAddress)
        {
            facts.Add(new("Announced by", "announcedBy",
                judgement.Picture.Layer2Statuses.IsRead ? Cell.Of(service.Announcers) : new("not known", null)));
        }

        if (service.Placement is { } placement)
        {
            var text = PlacementReasons.Catalogue[placement.Reason];
            facts.Add(new("Should be", "owner", placement.Owner?.Value));
            facts.Add(new("Because", "reason",
                new(text.Sentence, text.Code) { Tone = placement.Owner is null ? Tone.Bad : Tone.Good }));
            facts.Add(new("Interfaces", "interfaces", placement.Owner is null ? new(Cell.None, null)
                : placement.Interfaces.IsEmpty ? new("all that can be used", new JsonArray())
                : Cell.Of(placement.Interfaces)));
        }

        return new("announcement", facts) { Title = "Announcement" };
    }

    public static TableSection NodesOf(Judgement judgement, ServiceView service) => new(
        "nodes",
        [
            new("NODE", "node"), new("REASON", "reason"), new("WEIGHT", "weight") { IsNumber = true },
            new("WHY", "explanation"),
        ],
        [.. (judgement.Explain(service.Name)?.Nodes ?? []).Select(RowOf)])
    {
        Title = "Nodes",
    };

    public static TableSection AdvertisementsOf(Judgement judgement, ServiceView service) => new(
        "l2Advertisements",
        [new("L2ADVERTISEMENT", "name"), new("REASON", "reason"), new("WHY", "explanation")],
        [.. (judgement.Explain(service.Name)?.Advertisements ?? []).Select(RowOf)])
    {
        Title = "L2Advertisements",
        EmptyText = judgement.Picture.ShowsPlacement && service.HasAddress
            && judgement.Configuration.L2Rules.IsEmpty ? "There is no L2Advertisement." : null,
    };

    private static Cell[] RowOf(NodeVerdict verdict)
    {
        var text = NodeReasons.Catalogue[verdict.Reason];
        var isFine = verdict.Reason is NodeReason.Owner or NodeReason.Successor;
        return
        [
            verdict.Node.Value, ((Cell)text.Code).As(verdict.Reason == NodeReason.Owner ? Tone.Good : Tone.Plain),
            verdict.Weight, Explanation.Of(text, null, isFine),
        ];
    }

    private static Cell[] RowOf(AdvertisementVerdict verdict)
    {
        var text = AdvertisementReasons.Catalogue[verdict.Reason];
        var isFine = verdict.Reason == AdvertisementReason.Applies;
        return
        [
            verdict.Advertisement, ((Cell)text.Code).As(isFine ? Tone.Good : Tone.Plain),
            Explanation.Of(text, null, isFine),
        ];
    }
}
