namespace Clarion.Model.Services;

/// <summary>Kubernetes <c>spec.ipFamilyPolicy</c>.</summary>
public enum FamilyPolicy
{
    /// <summary>One family.</summary>
    SingleStack,

    /// <summary>Both families where the cluster and a pool have both.</summary>
    PreferDualStack,

    /// <summary>Both families or nothing.</summary>
    RequireDualStack,
}
