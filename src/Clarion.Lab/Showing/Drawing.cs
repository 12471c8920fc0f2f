using Clarion.Lab.Networks;

namespace Clarion.Lab.Showing;

/// <summary>The lab's network as a picture.</summary>
internal static class Drawing
{
    /// <summary>Its lines.</summary>
    /// <param name="options">The lab.</param>
    public static IReadOnlyList<string> Of(LabOptions options)
    {
        var last = LabNetwork.NodeName(options.Nodes);
        return
        [
            $"  far client {LabAddresses.Far}, {LabAddresses.Far6}",
            "       |",
            $"     router {LabAddresses.Router}, {LabAddresses.Router6}",
            "       |",
            $"  -----+------ LAN 10.0.0.0{LabAddresses.LanBits}, fd00:10::{LabAddresses.Lan6Bits} -------------",
            "       |                     |                    |",
            $"  control {LabAddresses.Control}     n1 to {last}             client {LabAddresses.Client}",
            "  hub, controller      each: speaker, web server, stand-in for kube-proxy",
        ];
    }
}
