using System.Globalization;
using Clarion.Primitives;

namespace Clarion.Lab.Networks;

/// <summary>
/// Who has which address in a lab. All labs use the same ones: each is a world of its own, of namespaces.
/// </summary>
public static class LabAddresses
{
    public const string LanBits = "/16";
    public const string Lan6Bits = "/64";
    public const string Router = "10.0.0.1";
    public const string Router6 = "fd00:10::1";
    public const string Control = "10.0.0.10";
    public const string Control6 = "fd00:10::10";
    public const string Client = "10.0.0.100";
    public const string Client6 = "fd00:10::100";
    public const string FarRouter = "172.16.0.1";
    public const string FarRouter6 = "fd00:16::1";
    public const string Far = "172.16.0.2";
    public const string Far6 = "fd00:16::2";

    /// <summary>The pool of the lab's Services.</summary>
    public const string Pool = "10.0.8.1-10.0.11.254";

    /// <summary>The same for IPv6.</summary>
    public const string Pool6 = "fd00:10::8:1-fd00:10::8:fff";

    /// <summary>A node's address on the LAN.</summary>
    /// <param name="number">1 to <see cref="LabOptions.NodesMax"/>.</param>
    public static string Node(int number) => Text($"10.0.0.{10 + number}");

    /// <inheritdoc cref="Node"/>
    public static string Node6(int number) => Text($"fd00:10::1{number}");

    /// <summary>A node's MAC address.</summary>
    public static MacAddress NodeMac(int number) => new(0x0200_0000_0010 + (ulong)number);

    /// <summary>The network of a node's pods.</summary>
    public static string PodNetwork(int number) => Text($"10.244.{number}.0/24");

    /// <inheritdoc cref="PodNetwork"/>
    public static string PodNetwork6(int number) => Text($"fd00:244::{number}:0/112");

    /// <summary>The address of a node's application.</summary>
    public static string Pod(int number) => Text($"10.244.{number}.2");

    /// <inheritdoc cref="Pod"/>
    public static string Pod6(int number) => Text($"fd00:244::{number}:2");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
