using Clarion.Linux.Calls;
using Clarion.Speaker.Layer2.Answering;

namespace Clarion.Speaker.Layer2;

/// <summary>An interface whose ports are open. Its answering thread closes them.</summary>
internal sealed class ServedInterface
{
    private ServedInterface(InterfacePlan plan, AnsweringPort arp, AnsweringPort ndp)
    {
        Plan = plan;
        Arp = arp;
        Ndp = ndp;
    }

    /// <summary>What it serves now.</summary>
    public InterfacePlan Plan { get; private set; }

    /// <summary>Answers, and announces, IPv4.</summary>
    public AnsweringPort Arp { get; }

    /// <summary>Answers, and announces, IPv6.</summary>
    public AnsweringPort Ndp { get; }

    /// <summary>Whether a port must be opened again.</summary>
    public bool IsBroken => Arp.IsBroken || Ndp.IsBroken;

    /// <summary>Opens both ports, or none.</summary>
    public static bool TryOpen(
        InterfacePlan plan, AnsweringTable table, out ServedInterface? served, out LinuxFailure failure)
    {
        served = null;
        if (!AnsweringPort.TryOpenArp(plan.Index, table, out var arp, out failure))
            return false;
        if (!AnsweringPort.TryOpenNdp(plan.Index, table, out var ndp, out failure))
        {
            arp!.Dispose();
            return false;
        }

        served = new(plan, arp!, ndp!);
        return true;
    }

    /// <summary>Serves something else from the next frame on.</summary>
    public void Publish(InterfacePlan plan, AnsweringTable table)
    {
        Plan = plan;
        Arp.Publish(table);
        Ndp.Publish(table);
    }
}
