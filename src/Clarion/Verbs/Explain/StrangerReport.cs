using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Api.Meta;
using Clarion.CommandLine;
using Clarion.Inspection;
using Clarion.Ipam.Reasons;
using Clarion.Kubernetes.Client;
using Clarion.Model.Services;
using Clarion.Output;

namespace Clarion.Verbs.Explain;

/// <summary>What there is to say about a Service that is none of ours.</summary>
internal static class StrangerReport
{
    public static async Task<Answer> AskAsync(
        ClusterSession session, Judgement judgement, ObjectKey key, CancellationToken cancellationToken)
    {
        var result = await session.Client.GetAsync(Kinds.Service, key, cancellationToken);
        if (result.TryGet(out var service, out var error))
            return Of(judgement, service);
        return error.Reason == ApiErrorReason.NotFound
            ? Answer.Failed(
                $"there is no Service {key}; kubectl get services -n {key.Namespace} lists those that there are",
                ExitCode.ProblemFound)
            : Answer.Failed(error);
    }

    private static Answer Of(Judgement judgement, Service service)
    {
        var isOurs = ServiceParser.IsOurs(service, judgement.LoadBalancerClass);
        var text = AllocationReasons.Catalogue[AllocationReason.NotLoadBalancer];
        var loadBalancerClass = service.Spec.LoadBalancerClass;
        var (sentence, remedy) = isOurs ? (text.Sentence, text.Remedy) : (
            loadBalancerClass is null
                ? $"The Service has no loadBalancerClass, and Clarion serves '{judgement.LoadBalancerClass}' only."
                : $"The Service has loadBalancerClass '{loadBalancerClass}', and is left to whoever serves that.",
            "Set spec.loadBalancerClass when the Service is created, or --lb-class of controller and speakers.");
        return Answer.Of(
            new Document(
                new FactsSection("service",
                [
                    new("Type", "type", service.Spec.Type), new("Class", "loadBalancerClass", loadBalancerClass),
                    new("Why it has no address", "reason", sentence),
                ])
                {
                    Title = $"Service {service.Metadata.Key}",
                },
                new TextSection("whatToDo", [remedy]) { Title = "What to do" }),
            hasProblem: false);
    }
}
