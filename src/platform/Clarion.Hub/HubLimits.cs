namespace Clarion.Hub;

/// <summary>Every limit of the Hub, with its reason.</summary>
public static class HubLimits
{
    /// <summary>Bytes of one request's body, as kube-apiserver has it.</summary>
    public const int BodyBytesMax = 3 * 1024 * 1024;

    /// <summary>Bytes of one stored object, as etcd has it.</summary>
    public const int ObjectBytesMax = 3 * 1024 * 1024 / 2;
}
