using Clarion.Api.Vocabulary;
using Clarion.Inspection;
using Clarion.Output;
using Clarion.Placement.Facts;

namespace Clarion.Verbs.Nodes;

/// <summary>Nodes as a table: who may announce, and what each announces.</summary>
internal static class NodeTable
{
    private static readonly Column[] Columns =
    [
        new("NODE", "name"), new("READY", "ready"), new("SPEAKER", "speaker"), new("VERSION", "version"),
        new("ANNOUNCES", "services") { IsNumber = true }, new("INTERFACES", "interfaces"), new("STATE", "state"),
    ];

    public static TableSection Of(Judgement judgement, SpeakerSurvey speakers)
    {
        var announced = judgement.Services.SelectMany(service => service.Announcers)
            .GroupBy(node => node).ToDictionary(group => group.Key, group => group.Count());
        return new("nodes", Columns,
        [
            .. judgement.Planner.World.Nodes.Values.Select(node => RowOf(
                judgement, node, speakers, announced.GetValueOrDefault(node.Name.Value))),
        ]);
    }

    private static Cell[] RowOf(Judgement judgement, NodeFacts node, SpeakerSurvey speakers, int announced)
    {
        var speaker = judgement.SpeakerOn(node.Name.Value);
        return
        [
            node.Name.Value,
            ((Cell)node.IsReady).As(node.IsReady ? Tone.Good : Tone.Bad),
            speaker is null ? new("none", null)
                : speaker.Trouble is { } trouble ? ((Cell)trouble).As(Tone.Bad) : ((Cell)"Ready").As(Tone.Good),
            speaker?.Version,
            announced,
            speakers.AnswerOf(node.Name.Value) is { } view ? Cell.Of(view.Interfaces) : new(Cell.None, null),
            StateOf(judgement, node, speaker),
        ];
    }

    private static Cell StateOf(Judgement judgement, NodeFacts node, RolePod? speaker)
    {
        if (!node.IsReady)
            return ((Cell)"the node is not Ready: its addresses go to other nodes").As(Tone.Bad);
        if (speaker is null)
            return ((Cell)"no speaker runs here: it announces nothing").As(Tone.Faint);
        if (!judgement.Planner.World.Members.Contains(node.Name))
            return ((Cell)"its speaker is not Ready: it announces nothing new").As(Tone.Bad);
        if (node.IsNetworkUnavailable)
            return ((Cell)"condition NetworkUnavailable: it announces nothing").As(Tone.Bad);
        return node.IsExcluded
            ? ((Cell)$"label {Labels.ExcludeFromLoadBalancers}: it announces nothing").As(Tone.Warning)
            : ((Cell)"may announce").As(Tone.Good);
    }
}
