using System.CommandLine;
using Clarion.CommandLine;

namespace Clarion.Verbs.Speaker;

/// <summary>The speaker's own settings.</summary>
internal sealed class SpeakerSettings
{
    public Setting<string> NodeName { get; } = new(
        "--node-name", "METALLB_NODE_NAME", "Name of this node; required.", "", Parse.Text);

    public Setting<bool> IgnoreExcludeLabel { get; } = new(
        "--ignore-exclude-lb", null,
        "Announce also from nodes labelled node.kubernetes.io/exclude-from-external-load-balancers.", false,
        Parse.Flag);

    public Setting<int> AnnounceRate { get; } = new(
        "--announce-rate", null, "Gratuitous frames a second and interface, 1 to 100000.", 5_000,
        Parse.IntegerBetween(1, 100_000));

    public Setting<TimeSpan> GratuitousArpInterval { get; } = new(
        "--gratuitous-arp-interval", "METALLB_GRATUITOUS_ARP_INTERVAL",
        "Announce every address again this often; 0: never.", TimeSpan.Zero, Parse.Duration);

    public Setting<string> Host { get; } = new(
        "--host", "METALLB_HOST",
        "Address of this node, on which `clarion nodes` and the like may ask this speaker; empty: nowhere.", "",
        Parse.Text);

    public void AddTo(Command verb)
    {
        foreach (var option in new Option[] { NodeName, IgnoreExcludeLabel, AnnounceRate, GratuitousArpInterval, Host })
            verb.Add(option);
        verb.Validators.Add(result =>
        {
            // A variable is no result of parsing, so it is asked for by itself.
            var isGiven = result.GetResult(NodeName) is { Implicit: false }
                || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(NodeName.Variable!));
            if (!isGiven)
                result.AddError($"{NodeName.Name} (or {NodeName.Variable}) is missing: which node is this?");
        });
    }
}
