using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Api.Meta;
using Clarion.Api.Vocabulary;
using Clarion.Kubernetes.Client;

namespace Clarion.Controller.Writing;

/// <summary>
/// The one PATCH that makes a Service say what it should: annotation, ingress and condition together, through the
/// status subresource, and only if the Service is still what we decided about.
/// </summary>
internal static class StatusPatch
{
    public static Patch Of(Service service, WantedStatus wanted, DateTimeOffset now) => Patch.Merge(new JsonObject
    {
        ["metadata"] = new JsonObject
        {
            ["resourceVersion"] = service.Metadata.ResourceVersion,
            ["annotations"] = new JsonObject { [Annotations.IpAllocatedFromPool] = wanted.Pool },
        },
        ["status"] = Status(service, wanted, now),
    }) with
    {
        Subresource = "status",
    };

    private static JsonObject Status(Service service, WantedStatus wanted, DateTimeOffset now)
    {
        var status = new JsonObject { ["conditions"] = Conditions(service, wanted.Condition, now) };
        if (wanted.Ingress is { } ingress)
        {
            JsonArray? addresses = ingress.Count == 0
                ? null
                : new([.. ingress.Select(address => new JsonObject { ["ip"] = address })]);
            status["loadBalancer"] = new JsonObject { ["ingress"] = addresses };
        }

        return status;
    }

    /// <summary>A merge patch replaces the array whole, so that the conditions of others are given back.</summary>
    private static JsonArray Conditions(Service service, Condition? ours, DateTimeOffset now)
    {
        var conditions = new JsonArray();
        foreach (var condition in service.Status.Conditions ?? [])
        {
            if (condition.Type != ConditionTypes.AddressAllocated)
                conditions.Add(JsonSerializer.SerializeToNode(condition, ApiJson.Default.Condition));
        }

        if (ours is null)
            return conditions;
        var before = WantedStatus.ConditionOf(service);
        var since = before?.Status == ours.Status && before.LastTransitionTime is { } stands ? stands : now;
        conditions.Add((JsonNode)new JsonObject
        {
            ["type"] = ours.Type,
            ["status"] = ours.Status,
            ["reason"] = ours.Reason,
            ["message"] = ours.Message,
            ["lastTransitionTime"] =
                since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        });
        return conditions;
    }
}
