namespace Clarion.Model.Services;

/// <summary>Kubernetes <c>spec.externalTrafficPolicy</c>.</summary>
public enum TrafficPolicy
{
    /// <summary>Any node takes traffic and forwards it to any endpoint.</summary>
    Cluster,

    /// <summary>A node takes traffic only for its own endpoints.</summary>
    Local,
}
