namespace Clarion.Api.Vocabulary;

/// <summary>Label names, and the selectors made of them.</summary>
public static class Labels
{
    /// <summary>On a Node: no load balancer may send traffic to it.</summary>
    public const string ExcludeFromLoadBalancers = "node.kubernetes.io/exclude-from-external-load-balancers";

    /// <summary>The selector of the speakers' pods.</summary>
    public const string SpeakerPods = "app=metallb,component=speaker";

    /// <summary>The selector of the controllers' and the speakers' pods.</summary>
    public const string OwnPods = "app=metallb,component in (controller,speaker)";

    /// <summary>On a pod: which role it runs.</summary>
    public const string Component = "component";

    /// <summary>On a ServiceL2Status: the node that announces.</summary>
    public const string AnnouncingNode = "metallb.io/node";

    /// <summary>On a ServiceL2Status: the Service's name.</summary>
    public const string AnnouncedServiceName = "metallb.io/service-name";

    /// <summary>On a ServiceL2Status: the Service's namespace.</summary>
    public const string AnnouncedServiceNamespace = "metallb.io/service-namespace";
}
