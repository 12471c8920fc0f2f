using Clarion.Api;
using Clarion.Api.Core;
using Clarion.CommandLine;
using Clarion.Inspection;
using Clarion.Kubernetes.Client;

namespace Clarion.Verbs.Explain;

/// <summary>What is asked for one Service alone, beyond the picture.</summary>
/// <param name="Events">What was told about it, the newest first.</param>
/// <param name="KubeProxy">What carries its traffic on.</param>
/// <param name="Speakers">What the speaker of the announcing node says.</param>
/// <param name="Gaps">What could not be read.</param>
internal sealed record ServiceSurroundings(
    IReadOnlyList<Event> Events, KubeProxy KubeProxy, SpeakerSurvey Speakers, IReadOnlyList<string> Gaps)
{
    /// <summary>Older ones say less than what is read here.</summary>
    private const int EventsMax = 5;

    public static async Task<ServiceSurroundings> ReadAsync(
        ClusterSession session, Judgement judgement, ServiceView service, CancellationToken cancellationToken)
    {
        var about = $"involvedObject.kind=Service,involvedObject.name={service.Name.Name}";
        var events = session.Client.ListAsync(
            Kinds.Event, new(service.Name.Namespace, FieldSelector: about), cancellationToken);
        var proxy = KubeProxy.ReadAsync(session, cancellationToken);
        var speakers = SpeakerSurvey.AskAsync(session, SpeakersOf(judgement, service), cancellationToken);
        return Of(await events, await proxy, await speakers);
    }

    private static ServiceSurroundings Of(
        ApiResult<Api.Meta.ObjectList<Event>> events, KubeProxy proxy, SpeakerSurvey speakers)
    {
        List<string> gaps = [.. speakers.Gaps];
        if (proxy.NotKnown is { } unknown)
            gaps.Add(unknown);
        if (!events.TryGet(out var list, out var error))
            gaps.Add(error.Message);
        return new(
            [.. (list?.Items ?? []).OrderByDescending(one => one.LastTimestamp).Take(EventsMax)],
            proxy,
            speakers,
            gaps);
    }

    private static IReadOnlyList<RolePod> SpeakersOf(Judgement judgement, ServiceView service)
    {
        var nodes = service.Announcers.ToHashSet(StringComparer.Ordinal);
        if (service.Placement?.Owner is { } owner)
            nodes.Add(owner.Value);
        return [.. nodes.Select(judgement.SpeakerOn).OfType<RolePod>()];
    }
}
