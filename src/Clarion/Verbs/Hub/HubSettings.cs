using System.CommandLine;
using System.Net;
using Clarion.CommandLine;
using Clarion.Hub;
using Microsoft.Extensions.Logging;

namespace Clarion.Verbs.Hub;

/// <summary>What <c>clarion hub</c> can be told.</summary>
internal sealed class HubSettings
{
    private const int DefaultPort = 6443;

    public Setting<string> Directory { get; } = new(
        "--directory", null,
        "Where its authority, tokens and kubeconfig files are; made when missing. Empty: ~/.clarion/hub.",
        "", Parse.Text);

    public Setting<IPAddress> Listen { get; } = new(
        "--listen", null,
        "Address to listen on. Others than loopback let in whoever has a token.", IPAddress.Loopback, Address);

    public Setting<int> Port { get; } = new(
        "--port", null, "TCP port, 1 to 65535; 0: any free one.", DefaultPort, Parse.Port);

    public Setting<LogLevel> LogLevel { get; } = new(
        "--log-level", null, "all, debug, info, warn, error or none.",
        Microsoft.Extensions.Logging.LogLevel.Information, Parse.Level);

    public void AddTo(Command verb)
    {
        foreach (var option in new Option[] { Directory, Listen, Port, LogLevel })
            verb.Add(option);
    }

    public HubOptions OptionsOf(ParseResult parsed, ILoggerFactory loggers) => new(DirectoryOf(parsed))
    {
        Listen = parsed.GetRequiredValue(Listen),
        Port = parsed.GetValue(Port),
        Loggers = loggers,
    };

    private string DirectoryOf(ParseResult parsed) => parsed.GetValue(Directory) is { Length: > 0 } given
        ? Path.GetFullPath(given)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".clarion", "hub");

    private static IPAddress Address(string text) => IPAddress.TryParse(text, out var address)
        ? address
        : throw new FormatException("is no IP address; write for example 127.0.0.1, 0.0.0.0 or ::");
}
