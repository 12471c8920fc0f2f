using System.Text.RegularExpressions;
using Clarion.Testing.Processes;

namespace Clarion.Testing.Clusters;

/// <summary>A machine on the lab's network, entered by its network namespace: a node, or a client.</summary>
/// <param name="Name">As the cluster program calls it: n1, client, far, router, cp.</param>
public sealed partial record LabHost(string Name)
{
    /// <summary>The file of its network namespace.</summary>
    public string NetworkNamespace => $"/run/netns/{LabFolder.Prefix}{Name}";

    /// <summary>A command on this machine.</summary>
    public Command Command(string program, params string[] arguments) =>
        new("nsenter", ["--net=" + NetworkNamespace, program, .. arguments]);

    /// <summary>Asks for a page.</summary>
    /// <param name="url">As curl takes it.</param>
    /// <param name="secondsMax">How long the whole may take.</param>
    public Task<CommandResult> CurlAsync(string url, double secondsMax, CancellationToken cancellation) =>
        Command("curl", "-sS", "-g", "-m", FormattableString.Invariant($"{secondsMax}"), url).RunAsync(cancellation);

    /// <summary>The hardware address of this machine on the LAN.</summary>
    public async Task<string> HardwareAddressAsync(CancellationToken cancellation) =>
        Mac().Match(await Command("ip", "link", "show", "eth0").RunOrThrowAsync(cancellation)).Value;

    /// <summary>The hardware address that this machine has for an address; empty when it has none.</summary>
    public async Task<string> NeighborAsync(string address, CancellationToken cancellation) =>
        Mac().Match(await Command("ip", "neigh", "show", address, "dev", "eth0").RunOrThrowAsync(cancellation))
            .Value;

    /// <summary>Forgets what this machine knows about the hardware addresses of others.</summary>
    public Task ForgetNeighborsAsync(CancellationToken cancellation) =>
        Command("ip", "neigh", "flush", "all").RunAsync(cancellation);

    /// <summary>
    /// Asks the LAN who has an address, several times by broadcast (ARP for IPv4, Neighbor Solicitation for IPv6).
    /// </summary>
    /// <returns>The hardware addresses that answered, each once; none when nobody did.</returns>
    public async Task<IReadOnlyList<string>> WhoHasAsync(string address, CancellationToken cancellation)
    {
        var asked = address.Contains(':', StringComparison.Ordinal)
            ? Command("ndisc6", "-m", "-r", "2", "-w", "700", address, "eth0")
            : Command("arping", "-b", "-c", "3", "-w", "2", "-I", "eth0", address);
        var result = await asked.RunAsync(cancellation);
        var answers = result.Output.Split('\n').Where(line => Answer().IsMatch(line));
        return [.. answers.Select(line => Mac().Match(line).Value.ToLowerInvariant()).Distinct()];
    }

    [GeneratedRegex("(?:[0-9a-f]{2}:){5}[0-9a-f]{2}", RegexOptions.IgnoreCase)]
    private static partial Regex Mac();

    [GeneratedRegex("reply from|link-layer address", RegexOptions.IgnoreCase)]
    private static partial Regex Answer();
}
