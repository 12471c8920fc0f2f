using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Clarion.Api;
using Clarion.Api.MetalLb;
using Clarion.Model.Legacy.Migration;
using Clarion.Model.Refusals;
using Clarion.Model.Services;
using Clarion.Model.Tracking;
using Clarion.Verbs.Validate.Schema;

namespace Clarion.Verbs.Validate;

/// <summary>
/// Says about files what the API server and the roles would say about their objects: schemas, then the roles' own
/// reading (Clarion.Model), then what objects say about each other.
/// </summary>
/// <param name="installedIn">The namespace whose objects are read.</param>
internal sealed class Validator(string installedIn)
{
    private readonly ObjectCheck single = new(new ObjectSchemas());
    private readonly List<Finding> findings = [];

    /// <summary>Judges all objects together. Returns what there is to say, in no order.</summary>
    public IReadOnlyList<Finding> Check(IReadOnlyList<SourceObject> objects)
    {
        findings.Clear();
        var ours = objects.Where(ObjectCheck.IsOurs).ToList();
        var valid = ours.Where(IsValidAlone).ToList();
        findings.AddRange(Duplicates(ours));
        findings.AddRange(ours.Where(IsElsewhere).Select(Elsewhere));
        CheckAsRoles(valid, objects.Select(LegacySource.Of).OfType<LegacySource>().ToList());
        foreach (var service in objects.Where(target => target is { Kind: "Service", ApiVersion: "v1" }))
            CheckService(service);
        findings.AddRange(References.Check(valid));
        return [.. findings];
    }

    private bool IsValidAlone(SourceObject target)
    {
        var found = single.Check(target).ToList();
        findings.AddRange(found);
        return !found.Any(finding => finding.IsRefused);
    }

    private bool IsElsewhere(SourceObject target) => target.Namespace.Length > 0 && target.Namespace != installedIn;

    private Finding Elsewhere(SourceObject target) => target.Warned(
        "metadata.namespace", RefusalReason.OtherNamespace,
        $"objects are read in namespace '{installedIn}' only; write that, or say with -n where Clarion is installed");

    private static IEnumerable<Finding> Duplicates(IEnumerable<SourceObject> objects) => objects
        .Where(target => target.Name.Length > 0)
        .GroupBy(target => (target.Kind, target.Namespace, target.Name))
        .SelectMany(group => group.Skip(1).Select(again => Duplicate(again, group.First())));

    private static Finding Duplicate(SourceObject again, SourceObject first) => again.Refused(
        "metadata.name", RefusalReason.Duplicate,
        $"{again.Title} is in {first.File} line {first.Lines.Of(first.PathOf(""))} already, and the later one would "
        + "replace it; choose another name");

    /// <summary>The roles' own tracker gets what it would get from the cluster.</summary>
    private void CheckAsRoles(List<SourceObject> valid, List<LegacySource> legacies)
    {
        var read = valid.Where(target => !IsElsewhere(target)).ToList();
        var legacy = legacies.Find(source => source.IsRead);
        var configuration = new ConfigurationTracker().Update(new()
        {
            Pools = Of(read, Kinds.IPAddressPool.Json, "IPAddressPool"),
            L2Advertisements = Of(read, Kinds.L2Advertisement.Json, "L2Advertisement"),
            BgpAdvertisements = Of(read, Kinds.BgpAdvertisement.Json, "BGPAdvertisement"),
            BgpPeers =
            [
                .. read.Where(target => target.Kind == "BGPPeer")
                    .Select(target => new BgpPeer { Metadata = new() { Name = target.Name } }),
            ],
            Legacy = legacy?.Document,
        });
        findings.AddRange(configuration.Refusals.Select(refusal => Place(refusal, read, legacy, true)));
        findings.AddRange(configuration.Warnings.Select(refusal => Place(refusal, read, legacy, false)));
        foreach (var source in legacies)
            CheckLegacy(source);
    }

    /// <summary>The sections that the roles do not read yet; what they refuse already is not said twice.</summary>
    private void CheckLegacy(LegacySource source)
    {
        foreach (var refusal in LegacyMigration.Convert(source.Document, installedIn).Refusals)
        {
            var finding = source.Place(refusal, true);
            if (!findings.Any(said => said.Line == finding.Line && said.Field == finding.Field && said.IsRefused))
                findings.Add(finding);
        }
    }

    private void CheckService(SourceObject target)
    {
        if (Read(target, Kinds.Service.Json) is { } service && service.Spec.Type == "LoadBalancer"
            && ServiceParser.Parse(service).Refusal is { } refusal)
            findings.Add(target.Refused(refusal.Field, refusal.Reason, refusal.Detail));
    }

    private static Finding Place(Refusal refusal, List<SourceObject> read, LegacySource? legacy, bool isRefused)
    {
        if (refusal.Source.Kind == "ConfigMap")
            return legacy!.Place(refusal, isRefused);
        var target = read.First(other => other.Kind == refusal.Source.Kind && other.Name == refusal.Source.Name);
        return target.Refused(refusal.Field, refusal.Reason, refusal.Detail) with { IsRefused = isRefused };
    }

    private ImmutableArray<T> Of<T>(List<SourceObject> objects, JsonTypeInfo<T> json, string kind)
        where T : class =>
    [
        .. objects.Where(target => target.Kind == kind).DistinctBy(target => target.Name)
            .Select(target => Read(target, json)).OfType<T>(),
    ];

    private T? Read<T>(SourceObject target, JsonTypeInfo<T> json)
        where T : class
    {
        try
        {
            return target.Json.Deserialize(json);
        }
        catch (JsonException problem)
        {
            var field = (problem.Path ?? "").TrimStart('$').TrimStart('.');
            findings.Add(target.Refused(field, RefusalReason.Malformed, "the value has not the form of its field"));
            return null;
        }
    }
}
