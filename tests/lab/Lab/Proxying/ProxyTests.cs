using System.Net;
using System.Net.Sockets;
using Clarion.Lab.Networks;
using Clarion.Lab.Pages;
using Clarion.Lab.Proxying;
using Clarion.Primitives;

namespace Clarion.Tests.Lab.Lab.Proxying;

/// <summary>The stand-in for kube-proxy on the kernel: a client, and a node with two targets on itself.</summary>
public sealed class ProxyTests
{
    private const string Front = "10.0.8.1";

    private static readonly ProxyTarget[] Targets = [Target("10.244.1.2", 8081), Target("10.244.1.2", 8082)];

    [Fact]
    public async Task Connections_are_spread_over_the_targets()
    {
        await using var setup = await Setup.CreateAsync();
        await setup.Proxy.ApplyAsync([ToFront(Targets, new(true, false, true))]);

        Assert.Equal(["8081", "8082"], (await setup.AskAsync(40)).Distinct().Order());
    }

    [Fact]
    public async Task With_affinity_a_client_stays_with_its_target_also_when_the_rules_change()
    {
        await using var setup = await Setup.CreateAsync();
        var front = ToFront(Targets, new(true, KeepsClient: true, true));
        await setup.Proxy.ApplyAsync([front]);
        var target = Assert.Single((await setup.AskAsync(20)).Distinct());

        await setup.Proxy.ApplyAsync([front, front with { Address = IpAddress.ParseOrThrow("10.0.8.2") }]);

        Assert.Equal([target], (await setup.AskAsync(20)).Distinct());
    }

    [Fact]
    public async Task A_target_that_goes_gets_no_new_connection()
    {
        await using var setup = await Setup.CreateAsync();
        await setup.Proxy.ApplyAsync([ToFront(Targets, new(true, true, true))]);

        await setup.Proxy.ApplyAsync([ToFront(Targets[1..], new(true, true, true))]);

        Assert.Equal(["8082"], (await setup.AskAsync(20)).Distinct());
    }

    [Theory]
    [InlineData(true, SocketError.ConnectionRefused)]
    [InlineData(false, SocketError.TimedOut)]
    public async Task Without_a_target_a_connection_is_refused_or_under_policy_Local_dropped(
        bool refuses, SocketError expected)
    {
        await using var setup = await Setup.CreateAsync();

        await setup.Proxy.ApplyAsync([ToFront([], new(true, false, refuses))]);

        Assert.Equal(expected, await setup.ProblemAsync());
    }

    private static ProxyFront ToFront(IReadOnlyList<ProxyTarget> targets, ProxyPolicy policy) =>
        new(IpAddress.ParseOrThrow(Front), "tcp", 80, targets, policy);

    private static ProxyTarget Target(string address, int port) => new(IpAddress.ParseOrThrow(address), port);

    /// <summary>A network of the lab whose client sends the address to node 1.</summary>
    private sealed class Setup : IAsyncDisposable
    {
        private readonly LabNetwork network;
        private readonly List<Socket> listeners = [];

        private Setup(LabNetwork network)
        {
            this.network = network;
            Proxy = new(network.Nodes[0]);
        }

        public NodeProxy Proxy { get; }

        public static async Task<Setup> CreateAsync()
        {
            var setup = new Setup(await LabNetwork.BuildAsync(await LabProgram.NewNameAsync(), 2));
            await setup.network.Client.IpAsync($"route add {Front}/32 via {LabAddresses.Node(1)}");
            foreach (var target in Targets)
                await setup.ListenAsync(target.Port);
            return setup;
        }

        public async Task<List<string>> AskAsync(int times)
        {
            var answers = new List<string>();
            for (var i = 0; i < times; i++)
            {
                using var reader = await PageReader.ConnectAsync(
                    network.Client, Server, "/", TestContext.Current.CancellationToken);
                answers.Add(await reader.ReadAsync(TestContext.Current.CancellationToken) ?? "");
            }

            return answers;
        }

        public async Task<SocketError> ProblemAsync()
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(2));
            try
            {
                using var reader = await PageReader.ConnectAsync(network.Client, Server, "/", limit.Token);
                return SocketError.Success;
            }
            catch (SocketException exception)
            {
                return exception.SocketErrorCode;
            }
            catch (OperationCanceledException)
            {
                return SocketError.TimedOut;
            }
        }

        public async ValueTask DisposeAsync()
        {
            listeners.ForEach(listener => listener.Dispose());
            await network.DisposeAsync();
        }

        private static IPEndPoint Server => new(IPAddress.Parse(Front), 80);

        private async Task ListenAsync(int port)
        {
            var socket = await network.Nodes[0].SocketAsync(
                AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse("10.244.1.2"), port));
            socket.Listen();
            listeners.Add(socket);
            _ = ServeAsync(socket, port);
        }

        private static async Task ServeAsync(Socket listener, int port)
        {
            try
            {
                while (true)
                {
                    using var connection = await listener.AcceptAsync();
                    await AnswerAsync(connection, port);
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private static async Task AnswerAsync(Socket connection, int port)
        {
            try
            {
                await connection.ReceiveAsync(new byte[1024]);
                await connection.SendAsync(System.Text.Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{port}\n"));
                await connection.ReceiveAsync(new byte[1]);
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionReset)
            {
                // How the client ends.
            }
        }
    }
}
