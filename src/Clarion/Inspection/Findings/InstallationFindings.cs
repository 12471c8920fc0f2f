using Clarion.Kubernetes.Client;
using Clarion.Output;

namespace Clarion.Inspection.Findings;

/// <summary>What is wrong with Clarion's own pods.</summary>
internal static class InstallationFindings
{
    /// <summary>The controllers' lease lasts 11 s, and a standby takes over 15 s after a crash.</summary>
    private static readonly TimeSpan LeaseSilenceMax = TimeSpan.FromSeconds(20);

    public static IEnumerable<Finding> Of(Judgement judgement)
    {
        var picture = judgement.Picture;
        if (picture.Pools.Error?.Reason == ApiErrorReason.KindNotServed)
            yield return Finding.Of(Level.Problem, FindingReason.KindsMissing, "metallb.io", null);
        if (!picture.OwnPods.IsRead)
            yield break;
        if (judgement.Pods.Count == 0)
        {
            yield return Finding.Of(
                Level.Problem, FindingReason.NotInstalled, $"Namespace/{picture.Namespace}", null);
            yield break;
        }

        foreach (var finding in OfController(judgement).Concat(OfSpeakers(judgement)))
            yield return finding;
        var versions = judgement.Pods.Select(pod => pod.Version).Where(version => version.Length > 0)
            .Distinct().Order(StringComparer.Ordinal).ToList();
        if (versions.Count > 1)
        {
            yield return Finding.Of(Level.Notice, FindingReason.VersionsDiffer, $"Namespace/{picture.Namespace}",
                $"the versions are {string.Join(" and ", versions)}");
        }
    }

    private static IEnumerable<Finding> OfController(Judgement judgement)
    {
        var controllers = judgement.Pods.Where(pod => !pod.IsSpeaker).ToList();
        if (!controllers.Any(pod => pod.IsReady))
        {
            var troubles = controllers.Select(pod => $"{pod.Name}: {pod.Trouble}").ToList();
            yield return Finding.Of(Level.Problem, FindingReason.ControllerNotReady, "Deployment/controller",
                troubles.Count == 0 ? "there is no pod of it" : string.Join("; ", troubles));
            yield break;
        }

        var silence = judgement.Picture.Taken - judgement.Picture.Lease.Single?.Spec.RenewTime;
        if (silence > LeaseSilenceMax)
        {
            yield return Finding.Of(Level.Problem, FindingReason.ControllerSilent, "Lease/clarion-controller",
                $"it was last renewed {Ages.Text(silence.Value)} ago, by the clock of this machine");
        }
    }

    private static IEnumerable<Finding> OfSpeakers(Judgement judgement) =>
        !judgement.Pods.Any(pod => pod.IsSpeaker)
            ? [Finding.Of(Level.Problem, FindingReason.NoSpeakers, "DaemonSet/speaker", null)]
            : OfSpeakersThatAreDown(judgement);

    private static IEnumerable<Finding> OfSpeakersThatAreDown(Judgement judgement) =>
        from pod in judgement.Pods
        where pod is { IsSpeaker: true, IsReady: false }
        where pod.Node is not { } node || judgement.SpeakerOn(node) is not { IsReady: true }
        select Finding.Of(Level.Problem, FindingReason.SpeakerDown, $"Pod/{pod.Name}",
            $"on node {pod.Node ?? "none yet"}: {pod.Trouble}");
}
