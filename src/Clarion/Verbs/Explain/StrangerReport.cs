using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Api.Meta;
using Clarion.CommandLine;
using Clarion.Inspection;
using Clarion.Ipam.Reasons;
using Clarion.Kubernetes.Client;
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
        var isBalanced = service.Spec.Type == "LoadBalancer";
        var (sentence, remedy) = isBalanced ? OfClass(service, judgement.LoadBalancerClass) : OfType();
        return Answer.Of(
            new Document(
                new FactsSection("service",
                [
                    new("Type", "type", service.Spec.Type),
                    new("Class", "loadBalancerClass", service.Spec.LoadBalancerClass),
                    new("Why not by Clarion", "reason", sentence),
                ])
                {
                    Title = $"Service {service.Metadata.Key}",
                },
                new TextSection("whatToDo", [remedy]) { Title = "What to do" },
                Gaps.Of(judgement)),
            hasProblem: false);
    }

    private static (string Sentence, string Remedy) OfType()
    {
        var text = AllocationReasons.Catalogue[AllocationReason.NotLoadBalancer];
        return (text.Sentence, text.Remedy);
    }

    private static (string Sentence, string Remedy) OfClass(Service service, string served) => (
        service.Spec.LoadBalancerClass is { } named
            ? $"The Service has loadBalancerClass '{named}', and is left to whoever serves that."
            : $"The Service has no loadBalancerClass, and Clarion serves '{served}' only.",
        "The class of a Service of type LoadBalancer cannot be changed: create the Service anew "
            + (served.Length == 0 ? "without one" : $"with '{served}'")
            + ", or start controller and speakers with another --lb-class.");
}
