using Clarion.CommandLine;

namespace Clarion.Tests.Platform.Program;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("speaker", "--node-name (or METALLB_NODE_NAME) is missing: which node is this?")]
    [InlineData(
        "speaker --node-name n1 --announce-rate 0",
        "--announce-rate: '0' is not a whole number from 1 to 100000")]
    [InlineData(
        "controller --orphan-grace soon",
        "--orphan-grace: 'soon' is no duration; write for example 500ms, 10s or 1m")]
    [InlineData(
        "controller --orphan-grace NaNs",
        "--orphan-grace: 'NaNs' is no duration; write for example 500ms, 10s or 1m")]
    [InlineData(
        "controller --orphan-grace 9999999h",
        "--orphan-grace: '9999999h' is longer than 8760h, the longest duration there may be")]
    [InlineData(
        "controller --health-probe-port 70000",
        "--health-probe-port: '70000' is not a whole number from 1 to 65535")]
    [InlineData("controller --log-level loud",
        "--log-level: 'loud' is no level; it is one of all, debug, info, warn, error, none")]
    [InlineData("controller --nonsense", "Unrecognized command or argument '--nonsense'.")]
    public void A_wrong_command_line_is_refused_with_the_reason(string line, string reason) =>
        Assert.Equal([reason], Entry.Root().Parse(line).Errors.Select(error => error.Message));

    [Theory]
    [InlineData("controller --port=7472 --webhook-mode=disabled --cert-service-name=x --deployment=controller")]
    [InlineData("controller --lb-class=blue --orphan-grace=1m --log-level=debug --health-probe-port=1")]
    [InlineData("speaker --node-name=n1 --port=7472 --ml-bindaddr=10.0.0.1 --ml-wan-config --host=x")]
    [InlineData("speaker --node-name=n1 --ignore-exclude-lb --gratuitous-arp-interval=30s")]
    [InlineData("speaker --node-name=n1 --ignore-exclude-lb=false --frrk8s-namespace=frr")]
    public void The_options_of_metallb_are_taken(string line) =>
        Assert.Empty(Entry.Root().Parse(line).Errors);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("500ms", 500)]
    [InlineData("1.5s", 1_500)]
    [InlineData("2m", 120_000)]
    [InlineData("8760h", 31_536_000_000)]
    public void Durations_are_read_as_go_writes_them(string text, long milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Parse.Duration(text));
}
