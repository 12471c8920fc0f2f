using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Api.Vocabulary;
using Clarion.Controller.Writing;
using Clarion.Ipam.Reasons;
using Clarion.Kubernetes.Events;

namespace Clarion.Controller.Reporting;

/// <summary>
/// Events about a Service, with MetalLB's reasons. What the Service said before tells whether something is new, so a
/// restart repeats nothing.
/// </summary>
internal sealed class ServiceReporter(Surroundings surroundings)
{
    /// <summary>Tells what a write that was done has changed.</summary>
    public void Tell(WriteOrder done)
    {
        var before = WantedStatus.IngressOf(done.Service).ToList();
        var after = done.Wanted.Ingress ?? before;
        if (before.Count > 0 && !before.SequenceEqual(after))
            Record(done.Service, EventSeverity.Normal, "ClearAssignment", $"No longer assigned: {Quote(before)}");
        if (after.Count > 0 && !before.SequenceEqual(after))
        {
            Record(done.Service, EventSeverity.Normal, "IPAllocated",
                $"Assigned IP {Quote(after)} from pool \"{done.Outcome.Pool}\"");
            WarnOfDeprecatedAnnotations(done.Service);
        }

        if (done.Wanted.Condition is { Status: "False" } condition && IsNews(done, condition.Message))
            Record(done.Service, EventSeverity.Warning, FailureReason(done.Outcome.Reason), condition.Message!);
        Log.Decided(surroundings.Logger, done.Outcome.Service, OutcomeText.Of(done.Outcome));
    }

    private static bool IsNews(WriteOrder done, string? message) =>
        WantedStatus.ConditionOf(done.Service) is not { } before || before.Message != message;

    /// <summary>MetalLB's event reasons, which alerts and scripts match on.</summary>
    private static string FailureReason(AllocationReason reason) => reason switch
    {
        AllocationReason.NoClusterIPs => "noclusterIPsIPFamily",
        AllocationReason.NeedsTwoClusterIPs => "not enough clusterips",
        AllocationReason.InvalidRequest => "LoadBalancerFailed",
        _ => "AllocationFailed",
    };

    private void WarnOfDeprecatedAnnotations(Service service)
    {
        var old = (service.Metadata.Annotations?.Keys ?? [])
            .Where(name => name.StartsWith(Annotations.DeprecatedPrefix, StringComparison.Ordinal)).ToList();
        if (old.Count > 0)
        {
            Record(service, EventSeverity.Warning, "deprecatedAnnotation",
                $"Write {Annotations.MetalLbPrefix} in place of the deprecated prefix in {string.Join(", ", old)}");
        }
    }

    private void Record(Service service, EventSeverity severity, string reason, string message) =>
        surroundings.Events.Record(ObjectReference.To(Kinds.Service, service), severity, reason, message);

    private static string Quote(IEnumerable<string> addresses) =>
        $"[{string.Join(" ", addresses.Select(address => $"\"{address}\""))}]";
}
