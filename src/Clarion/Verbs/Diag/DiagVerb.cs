using System.CommandLine;
using System.Globalization;
using Clarion.CommandLine;
using Clarion.Output;

namespace Clarion.Verbs.Diag;

/// <summary><c>clarion diag</c>.</summary>
internal sealed class DiagVerb
{
    private readonly Invocation invocation;
    private readonly ClusterSettings cluster = new();
    private readonly Setting<OutputForm> output = OutputSetting.Create();
    private readonly Setting<string> file = new(
        "--file", null, "File to write; empty: clarion-diag-TIME.tar.gz here.", "", Parse.Text)
    {
        HelpName = "FILE",
        Aliases = { "-f" },
    };

    private DiagVerb(Invocation invocation) => this.invocation = invocation;

    public static Command Create(Invocation invocation)
    {
        var self = new DiagVerb(invocation);
        var verb = new Verb(
            "diag",
            "Collects everything that helps to find a fault into one file, without secrets.",
            "clarion diag",
            "clarion diag --file fault.tar.gz")
        {
            Details =
            [
                "The file holds objects, events, logs of Clarion's pods, versions, and what the reading verbs say. "
                    + "Secrets are not read; passwords in BGPPeers, in the legacy ConfigMap and in environments are "
                    + "removed. Names, addresses and labels stay: look before you send it. Ends with 1 when "
                    + "something could not be had; the file is written all the same, and says what.",
            ],
        };
        verb.Add(self.file);
        verb.Add(self.output);
        self.cluster.AddTo(verb);
        verb.SetAction(self.RunAsync);
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (cluster.TryOpen(parsed, invocation, out var session) is { } problem)
            return invocation.Fail(problem, ExitCode.WrongUsage);
        await using (session)
        {
            if (await session!.Client.AuthenticateAsync(cancellationToken) is { } refused)
                return invocation.Fail(refused.Message, Answer.CodeOf(refused));
            var version = await session.Client.Whole.VersionAsync(cancellationToken);
            if (!version.TryGet(out var server, out var error))
                return invocation.Fail(error.Message, ExitCode.Unreachable);
            var now = invocation.Time.GetUtcNow();
            var path = parsed.GetRequiredValue(file) is { Length: > 0 } named
                ? named
                : $"clarion-diag-{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.tar.gz";
            try
            {
                var document = await CollectAsync(session, path, server, parsed, cancellationToken);
                session.Progress.Dispose();
                invocation.Terminal.Output.Write(
                    DocumentWriter.Write(document.Document, parsed.GetValue(output), invocation.Terminal));
                return document.IsComplete ? ExitCode.Fine : ExitCode.ProblemFound;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return invocation.Fail($"{path} cannot be written: {exception.Message}", ExitCode.WrongUsage);
            }
        }
    }

    private async Task<(Document Document, bool IsComplete)> CollectAsync(
        ClusterSession session, string path, string server, ParseResult parsed, CancellationToken cancellationToken)
    {
        var now = invocation.Time.GetUtcNow();
        var redaction = new Redaction();
        using var bundle = new Bundle(path, now);
        var collector = new DiagCollector(session, bundle, redaction);
        await collector.CollectAsync(cancellationToken);
        foreach (var name in VerbOutputs.NamesIn((RootCommand)parsed.RootCommandResult.Command))
        {
            session.Progress.Say($"asking {name}");
            var text = await VerbOutputs.RunAsync(invocation, [name, .. cluster.Given(parsed)], cancellationToken);
            bundle.Add($"verbs/{name}.txt", redaction.Clean(text));
        }

        bundle.Add("versions.txt", $"clarion {Logging.Version}\nAPI server {server}\n");
        var document = Summary(path, bundle.Count + 1, collector.Missing);
        bundle.Add("summary.txt", redaction.Clean(DocumentWriter.Write(
            document, OutputForm.Table, new(TextReader.Null, TextWriter.Null, TextWriter.Null))));
        return (document, collector.Missing.Count == 0);
    }

    private static Document Summary(string path, int files, IReadOnlyList<string> missing) => new(
        new FactsSection("bundle", [new("File", "file", path), new("Files in it", "files", files)]),
        new TextSection("missing", [.. missing.Select(what => ((Cell)what).As(Tone.Warning))])
        {
            Title = missing.Count == 0 ? null : "Could not be had",
        });
}
