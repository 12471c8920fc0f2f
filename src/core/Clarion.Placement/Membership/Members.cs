using System.Collections.Immutable;
using Clarion.Placement.Facts;
using Clarion.Primitives;

namespace Clarion.Placement.Membership;

/// <summary>
/// Which nodes may announce: those whose speaker's Pod is Ready. A node keeps its place for <see cref="Grace"/> after
/// its pod turned unready or went, and loses it at once when the Node itself is not Ready or gone. While the API
/// server is away, or the control plane hears no node at all, nobody loses a place, nor until the kubelets had
/// <see cref="ReportTime"/> to report again. Owns all it knows; its loop calls it with everything that changed at
/// once, since "no node is Ready" is a statement about all of them.
/// </summary>
public sealed class Members
{
    /// <summary>How long a silent speaker keeps its node's place: a restart with an image pull fits in it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long after contact returns a Node that is not Ready keeps its place: a kubelet writes its status every 10 s
    /// and the controller manager judges every 5 s, doubled.
    /// </summary>
    public static readonly TimeSpan ReportTime = TimeSpan.FromSeconds(30);

    private readonly SortedDictionary<NodeName, MemberState> nodes = [];
    private readonly Dictionary<string, SpeakerPodFacts> pods = new(StringComparer.Ordinal);
    private bool hasContact = true;
    private bool wasBlind;
    private bool startsAfterOutage;
    private Instant holdUntil = new(long.MinValue);

    /// <summary>The nodes that may announce, sorted.</summary>
    public ImmutableSortedSet<NodeName> Current { get; private set; } = [];

    /// <summary>When <see cref="Handle"/> is due: the next place to be lost if nothing is heard.</summary>
    public Instant? NextDeadline { get; private set; }

    /// <summary>Takes everything that changed since the last call; what does not concern members is skipped.</summary>
    public void Handle(IReadOnlyCollection<PlacementInput> inputs, Instant now, Outbox<MemberChange> outbox)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outbox);
        startsAfterOutage = nodes.Count == 0 && inputs.OfType<PlacementInput.ContactRegained>().Any();
        var concerns = false;
        foreach (var input in inputs)
            concerns |= Take(input, now);
        if (concerns || NextDeadline <= now)
            Judge(now, outbox);
    }

    private bool Take(PlacementInput input, Instant now)
    {
        switch (input)
        {
            case PlacementInput.NodeSeen { Node: var node }:
                var state = StateOf(node.Name);
                (state.Exists, state.IsReady) = (true, node.IsReady);
                return true;
            case PlacementInput.NodeGone { Node: var name }:
                StateOf(name).Exists = false;
                return true;
            case PlacementInput.SpeakerPodSeen { Pod: var pod }:
                TakePod(pod, now);
                return true;
            case PlacementInput.SpeakerPodGone { Pod: var name } when pods.Remove(name, out var gone):
                SetReady(gone, false, now);
                return true;
            case PlacementInput.ContactLost:
                hasContact = false;
                return true;
            case PlacementInput.ContactRegained:
                hasContact = true;
                return true;
            default:
                return false;
        }
    }

    private void TakePod(SpeakerPodFacts pod, Instant now)
    {
        var isNew = !pods.TryGetValue(pod.Name, out var before);
        if (before is not null && before.Node != pod.Node)
            SetReady(before, false, now);
        pods[pod.Name] = pod;
        SetReady(pod, pod.IsReady, now);
        if (isNew && !pod.IsReady && pod.WasReady)
            StateOf(pod.Node).KeepUntil(now + Remaining(pod.SinceTransition));
    }

    private void SetReady(SpeakerPodFacts pod, bool isReady, Instant now)
    {
        var state = StateOf(pod.Node);
        if (isReady)
            state.ReadyPods.Add(pod.Name);
        else if (state.ReadyPods.Remove(pod.Name))
            state.KeepUntil(now + Grace);
    }

    private void Judge(Instant now, Outbox<MemberChange> outbox)
    {
        var isBlind = !hasContact || !nodes.Values.Any(state => state is { Exists: true, IsReady: true });
        Hold(isBlind, now);
        var isHeld = isBlind || now < holdUntil;
        var believesNodes = !isBlind && !startsAfterOutage;
        NextDeadline = isHeld && !isBlind ? holdUntil : null;
        foreach (var (name, state) in nodes)
        {
            var isMember = state.Exists && ((isHeld && state.IsMember)
                || ((state.IsReady || !believesNodes) && state.HasSpeaker(now)));
            if (!isMember)
                state.EndGrace();
            else if (!isHeld)
                NextDeadline = Instant.Earlier(NextDeadline, state.Deadline(now));
            if (isMember == state.IsMember)
                continue;
            state.IsMember = isMember;
            Current = isMember ? Current.Add(name) : Current.Remove(name);
            outbox.Add(new(name, isMember));
        }

        startsAfterOutage = false;
        Forget();
    }

    /// <summary>
    /// When sight returns, gives the kubelets time to report. A first view is believed at once, since who starts has
    /// no earlier knowledge to protect, unless the API server was away before it.
    /// </summary>
    private void Hold(bool isBlind, Instant now)
    {
        if ((wasBlind || startsAfterOutage) && !isBlind)
        {
            holdUntil = now + ReportTime;
            foreach (var state in nodes.Values.Where(state => state.IsMember))
                state.KeepUntil(holdUntil);
        }

        wasBlind = isBlind && nodes.Count > 0;
    }

    private void Forget()
    {
        foreach (var name in nodes.Where(node => node.Value.IsForgettable).Select(node => node.Key).ToArray())
            nodes.Remove(name);
    }

    private MemberState StateOf(NodeName name)
    {
        if (!nodes.TryGetValue(name, out var state))
            nodes[name] = state = new();
        return state;
    }

    private static TimeSpan Remaining(TimeSpan since) =>
        since <= TimeSpan.Zero ? Grace : since >= Grace ? TimeSpan.Zero : Grace - since;
}
