using Clarion.Api.Vocabulary;
using Clarion.Inspection;
using Clarion.Output;
using Clarion.Placement.Facts;

namespace Clarion.Verbs.Nodes;

/// <summary>
/// Nodes as a table: who may announce, and what each announces. Whoever may not list nodes still sees those that
/// speakers run on, or that are said to announce something.
/// </summary>
internal static class NodeTable
{
    private const string NotKnown = "not known";

    private static readonly Column[] Columns =
    [
        new("NODE", "name"), new("READY", "ready"), new("SPEAKER", "speaker"), new("VERSION", "version"),
        new("ANNOUNCES", "services") { IsNumber = true }, new("INTERFACES", "interfaces"), new("STATE", "state"),
    ];

    public static TableSection Of(Judgement judgement, SpeakerSurvey speakers)
    {
        var announced = judgement.Services.SelectMany(service => service.Announcers)
            .GroupBy(node => node).ToDictionary(group => group.Key, group => group.Count());
        var known = judgement.Nodes.ToDictionary(node => node.Name.Value);
        var names = known.Keys
            .Concat(judgement.Pods.Where(pod => pod.IsSpeaker).Select(pod => pod.Node).OfType<string>())
            .Concat(announced.Keys).Distinct().Order(StringComparer.Ordinal);
        return new("nodes", Columns,
        [
            .. names.Select(name => RowOf(
                judgement, (name, known.GetValueOrDefault(name)), speakers, announced.GetValueOrDefault(name))),
        ])
        {
            EmptyText = judgement.Picture.Nodes.IsRead
                ? "There is no node." : "No node is known: neither nodes, nor speakers, nor what they announce.",
        };
    }

    private static Cell[] RowOf(
        Judgement judgement, (string Name, NodeFacts? Facts) node, SpeakerSurvey speakers, int announced)
    {
        var speaker = judgement.SpeakerOn(node.Name);
        var picture = judgement.Picture;
        return
        [
            node.Name,
            node.Facts is { } facts ? ((Cell)facts.IsReady).As(facts.IsReady ? Tone.Good : Tone.Bad)
                : new(picture.Nodes.IsRead ? "gone" : NotKnown, null) { Tone = Tone.Warning },
            SpeakerCell(picture, speaker),
            speaker?.Version,
            picture.Layer2Statuses.IsRead ? announced : new Cell(Cell.None, null),
            speakers.AnswerOf(node.Name) is { } view ? Cell.Of(view.Interfaces) : new(Cell.None, null),
            StateOf(judgement, node.Facts, speaker),
        ];
    }

    private static Cell SpeakerCell(Picture picture, RolePod? speaker) => speaker switch
    {
        null => new(picture.OwnPods.IsRead ? "none" : NotKnown, null),
        { Trouble: { } trouble } => ((Cell)trouble).As(Tone.Bad),
        _ => ((Cell)"Ready").As(Tone.Good),
    };

    private static Cell StateOf(Judgement judgement, NodeFacts? node, RolePod? speaker)
    {
        if (node is null)
        {
            return judgement.Picture.Nodes.IsRead
                ? ((Cell)"the node is gone: its addresses go to other nodes").As(Tone.Bad) : new(NotKnown, null);
        }

        if (!node.IsReady)
            return ((Cell)"the node is not Ready: its addresses go to other nodes").As(Tone.Bad);
        if (speaker is null)
        {
            return judgement.Picture.OwnPods.IsRead
                ? ((Cell)"no speaker runs here: it announces nothing").As(Tone.Faint) : new(NotKnown, null);
        }

        var isMember = judgement.Picture.ShowsPlacement
            ? judgement.Planner.World.Members.Contains(node.Name) : speaker.IsReady;
        if (!isMember)
            return ((Cell)"its speaker is not Ready: it announces nothing new").As(Tone.Bad);
        if (node.IsNetworkUnavailable)
            return ((Cell)"condition NetworkUnavailable: it announces nothing").As(Tone.Bad);
        return node.IsExcluded
            ? ((Cell)$"label {Labels.ExcludeFromLoadBalancers}: it announces nothing").As(Tone.Warning)
            : ((Cell)"may announce").As(Tone.Good);
    }
}
