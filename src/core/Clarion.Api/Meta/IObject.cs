namespace Clarion.Api.Meta;

/// <summary>Anything the API server stores: it has metadata, and with it a name and a version.</summary>
public interface IObject
{
    /// <summary>Kubernetes <c>metadata</c>.</summary>
    ObjectMeta Metadata { get; }
}
