using System.Text.Json.Nodes;
using Clarion.Inspection;
using Clarion.Output;

namespace Clarion.Verbs.Status;

/// <summary>The first lines of a status.</summary>
internal static class Summary
{
    public static FactsSection Of(Judgement judgement, int problems, int notices) => new("summary",
    [
        new("Controller", "controller", ControllerOf(judgement)),
        new("Speakers", "speakers", SpeakersOf(judgement)),
        new("Services", "services", ServicesOf(judgement)),
        new("Configuration", "configuration", ConfigurationOf(judgement)),
        new("Warnings", "warnings", WarningsOf(judgement, problems, notices)),
    ]);

    private static Cell WarningsOf(Judgement judgement, int problems, int notices)
    {
        var isComplete = judgement.Picture.Gaps.Count == 0;
        var text = problems + notices > 0 ? $"{problems} problem{(problems == 1 ? "" : "s")}, {notices} to be noted"
            : isComplete ? "none" : "none known, and not everything was checked";
        return new(text, new JsonObject { ["problems"] = problems, ["notices"] = notices })
        {
            Tone = problems > 0 ? Tone.Bad : notices > 0 || !isComplete ? Tone.Warning : Tone.Good,
        };
    }

    private static Cell ControllerOf(Judgement judgement)
    {
        if (!judgement.Picture.OwnPods.IsRead)
            return new("not known", null);
        var pods = judgement.Pods.Where(pod => !pod.IsSpeaker).ToList();
        var ready = pods.Where(pod => pod.IsReady).ToList();
        var leader = judgement.Picture.Lease.Single?.Spec.HolderIdentity;
        var versions = VersionsOf(pods);
        return new(
            $"{ready.Count} of {pods.Count} ready{versions.Text}"
                + (string.IsNullOrEmpty(leader) ? "" : $", {leader} leads"),
            new JsonObject
            {
                ["ready"] = ready.Count, ["total"] = pods.Count, ["versions"] = versions.Value, ["leader"] = leader,
            })
        {
            Tone = ready.Count > 0 ? Tone.Good : Tone.Bad,
        };
    }

    private static Cell SpeakersOf(Judgement judgement)
    {
        if (!judgement.Picture.OwnPods.IsRead)
            return new("not known", null);
        var pods = judgement.Pods.Where(pod => pod.IsSpeaker).ToList();
        var ready = pods.Count(pod => pod.IsReady);
        var versions = VersionsOf(pods);
        return new(
            $"{ready} of {pods.Count} ready{versions.Text}",
            new JsonObject { ["ready"] = ready, ["total"] = pods.Count, ["versions"] = versions.Value })
        {
            Tone = ready == pods.Count && ready > 0 ? Tone.Good : Tone.Bad,
        };
    }

    private static (string Text, JsonArray Value) VersionsOf(IEnumerable<RolePod> pods)
    {
        var versions = pods.Select(pod => pod.Version).Where(version => version.Length > 0)
            .Distinct().Order(StringComparer.Ordinal).ToList();
        return (versions.Count == 0 ? "" : $", version {string.Join(" and ", versions)}",
            new([.. versions.Select(version => (JsonNode?)version)]));
    }

    private static Cell ServicesOf(Judgement judgement)
    {
        var all = judgement.Services;
        var waiting = all.Count(service => service.IsWaiting && !service.HasAddress);
        var served = all.Count(service => service.HasAddress);
        var silent = all.Count(service => service.Placement is { Owner: null });
        var text = $"{all.Count}, {served} with an address"
            + (waiting > 0 ? $", {waiting} waiting for one" : "")
            + (silent > 0 ? $", {silent} announced by nobody" : "");
        return new(text, new JsonObject
        {
            ["total"] = all.Count, ["withAddress"] = served, ["waiting"] = waiting, ["notAnnounced"] = silent,
        })
        {
            Tone = waiting + silent > 0 ? Tone.Bad : Tone.Plain,
        };
    }

    private static Cell ConfigurationOf(Judgement judgement)
    {
        var isLegacy = judgement.Configuration.Warnings
            .Any(warning => warning.Reason == Model.Refusals.RefusalReason.LegacyInUse);
        var (pools, rules) = (judgement.Configuration.Pools.Length, judgement.Configuration.L2Rules.Length);
        return new(
            isLegacy ? $"ConfigMap config (legacy): {pools} pool{(pools == 1 ? "" : "s")}"
                : $"{pools} IPAddressPool{(pools == 1 ? "" : "s")}, {rules} L2Advertisement{(rules == 1 ? "" : "s")}",
            new JsonObject { ["isLegacy"] = isLegacy, ["pools"] = pools, ["l2Advertisements"] = rules });
    }
}
