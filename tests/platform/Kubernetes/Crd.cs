using Clarion.Testing.Kubernetes;

namespace Clarion.Tests.Platform.Kubernetes;

/// <summary>CRDs without a schema, in a group that no other test installs anything of.</summary>
internal static class Crd
{
    public const string Group = "late.test";

    private const string Path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    public static Task ApplyAsync(
        LocalApiServer server, string plural, string kind, CancellationToken cancellationToken) =>
        server.SendAsync(
            HttpMethod.Post,
            Path,
            $$$"""
            {"metadata":{"name":"{{{plural}}}.{{{Group}}}"},
             "spec":{"group":"{{{Group}}}","scope":"Namespaced",
              "names":{"plural":"{{{plural}}}","kind":"{{{kind}}}"},
              "versions":[{"name":"v1beta1","served":true,"storage":true,"subresources":{"status":{}},
               "schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true} } }]}}
            """,
            cancellationToken);
}
