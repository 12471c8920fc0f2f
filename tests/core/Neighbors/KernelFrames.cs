namespace Clarion.Tests.Core.Neighbors;

/// <summary>Frames that Linux 6.18 sent, written down by tcpdump: 02:..:0a asks, 02:..:0b has the address.</summary>
internal static class KernelFrames
{
    public static byte[] ArpRequest => Convert.FromHexString(
        "ffffffffffff02000000000a0806"
        + "000108000604000102000000000a0a0900010000000000000a090002");

    public static byte[] ArpReply => Convert.FromHexString(
        "02000000000a02000000000b0806"
        + "000108000604000202000000000b0a09000202000000000a0a090001");

    public static byte[] Solicitation => Convert.FromHexString(
        "3333ff00000202000000000a86dd"
        + "6000000000203aff20010db8000000000000000000000001ff0200000000000000000001ff000002"
        + "87001c1e0000000020010db8000000000000000000000002010102000000000a");

    public static byte[] Advertisement => Convert.FromHexString(
        "02000000000a02000000000b86dd"
        + "6000000000203aff20010db800000000000000000000000220010db8000000000000000000000001"
        + "88008a686000000020010db8000000000000000000000002020102000000000b");
}
