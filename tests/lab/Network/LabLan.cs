using Clarion.Lab.Networks;

namespace Clarion.Tests.Lab.Network;

/// <summary>
/// Two machines on one cable: a node with 10.9.0.1 and 2001:db8::1, and a client with 10.9.0.2 and 2001:db8::2, each
/// on its eth0.
/// </summary>
internal sealed class LabLan : IAsyncDisposable
{
    public const string NodeMac = "02:00:00:00:00:01";
    public const string ClientMac = "02:00:00:00:00:02";

    private readonly List<LabNode> nodes = [];
    private readonly string prefix = LabNamespaces.NewPrefix();

    private LabLan()
    {
    }

    public LabNode Node { get; private set; } = null!;

    public LabNode Client { get; private set; } = null!;

    /// <summary>Makes the two machines, connected and up.</summary>
    public static async Task<LabLan> CreateAsync()
    {
        var lan = new LabLan();
        lan.Node = await lan.AddAsync("node");
        lan.Client = await lan.AddAsync("client");
        await lan.Node.ConnectAsync("eth0", NodeMac, lan.Client, "eth0", ClientMac);
        await lan.Node.AddressAsync(1);
        await lan.Client.AddressAsync(2);
        return lan;
    }

    /// <summary>Makes a machine without any connection.</summary>
    public static async Task<LabLan> CreateEmptyAsync()
    {
        var lan = new LabLan();
        lan.Node = await lan.AddAsync("node");
        lan.Client = await lan.AddAsync("client");
        return lan;
    }

    public async Task<LabNode> AddAsync(string role)
    {
        RequireRoot();
        var node = new LabNode(new(prefix + role));
        await LabNamespaces.AddAsync(node.Name);
        nodes.Add(node);
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await Namespaces.DeleteAsync(node.Name);
    }

    private static void RequireRoot()
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Skip("needs root, for network namespaces");
    }
}
