using Clarion.Lab.Networks;
using Clarion.Lab.Pages;

namespace Clarion.Lab.Objects;

/// <summary>The objects of a lab, as their JSON.</summary>
internal static class Manifests
{
    /// <summary>Where Clarion's own objects are.</summary>
    public const string ClarionNamespace = "metallb-system";

    /// <summary>Where the Services are.</summary>
    public const string ServiceNamespace = "default";

    /// <summary>The label of the application's pods, and the selector of its Services.</summary>
    public const string Application = "web";

    public static string Namespace(string name) =>
        $$$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{{name}}}"}}""";

    public static string Pool() => $$$"""
        {"apiVersion":"metallb.io/v1beta1","kind":"IPAddressPool",
         "metadata":{"name":"lab","namespace":"{{{ClarionNamespace}}}"},
         "spec":{"addresses":["{{{LabAddresses.Pool}}}","{{{LabAddresses.Pool6}}}"]}}
        """;

    public static string Advertisement() => $$$"""
        {"apiVersion":"metallb.io/v1beta1","kind":"L2Advertisement",
         "metadata":{"name":"lab","namespace":"{{{ClarionNamespace}}}"},
         "spec":{"ipAddressPools":["lab"],"interfaces":["eth0"]}}
        """;

    public static string Node(int number) => $$$"""
        {"apiVersion":"v1","kind":"Node",
         "metadata":{"name":"{{{LabNetwork.NodeName(number)}}}",
          "labels":{"kubernetes.io/hostname":"{{{LabNetwork.NodeName(number)}}}","kubernetes.io/os":"linux"}},
         "spec":{"podCIDRs":["{{{LabAddresses.PodNetwork(number)}}}","{{{LabAddresses.PodNetwork6(number)}}}"]}}
        """;

    /// <summary>What a kubelet says of its node, with its condition in front.</summary>
    public static string NodeStatus(int number, string condition) => $$$"""
        {"status":{"conditions":[{{{condition}}}],
         "addresses":[{"type":"InternalIP","address":"{{{LabAddresses.Node(number)}}}"},
          {"type":"InternalIP","address":"{{{LabAddresses.Node6(number)}}}"},
          {"type":"Hostname","address":"{{{LabNetwork.NodeName(number)}}}"}],
         "nodeInfo":{"kubeletVersion":"clarion-lab","osImage":"network namespace","operatingSystem":"linux",
          "architecture":"","bootID":"","containerRuntimeVersion":"","kernelVersion":"","kubeProxyVersion":"",
          "machineID":"","systemUUID":""} }}
        """;

    public static string SpeakerPod(int number) => Pod(
        $"speaker-{LabNetwork.NodeName(number)}", ClarionNamespace, "\"app\":\"metallb\",\"component\":\"speaker\"",
        number, "\"hostNetwork\":true,");

    public static string ApplicationPod(int number) => Pod(
        $"web-{LabNetwork.NodeName(number)}", ServiceNamespace, $"\"app\":\"{Application}\"", number, "");

    /// <summary>A Service of the lab's application.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isDualStack">Whether it wants an IPv6 address too.</param>
    public static string Service(string name, bool isDualStack) => $$$"""
        {"apiVersion":"v1","kind":"Service","metadata":{"name":"{{{name}}}","namespace":"{{{ServiceNamespace}}}"},
         "spec":{"type":"LoadBalancer","ipFamilyPolicy":"{{{(isDualStack ? "PreferDualStack" : "SingleStack")}}}",
          "selector":{"app":"{{{Application}}}"},
          "ports":[{"name":"http","protocol":"TCP","port":80,"targetPort":{{{WebServer.Port}}}}]}}
        """;

    /// <summary>Whether the lab's web servers are behind a Service.</summary>
    public static bool IsOfApplication(ExposedService service) =>
        service.Metadata.Namespace == ServiceNamespace
        && service.Spec.Selector is { Count: 1 } selector
        && selector.GetValueOrDefault("app") == Application;

    private static string Pod(string name, string space, string labels, int number, string spec) => $$$"""
        {"apiVersion":"v1","kind":"Pod",
         "metadata":{"name":"{{{name}}}","namespace":"{{{space}}}","labels":{{{{labels}}}} },
         "spec":{{{{spec}}} "nodeName":"{{{LabNetwork.NodeName(number)}}}","terminationGracePeriodSeconds":0,
          "containers":[{"name":"clarion","image":"clarion-lab"}]}}
        """;
}
