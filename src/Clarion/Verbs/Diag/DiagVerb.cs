using System.CommandLine;
using System.Globalization;
using Clarion.CommandLine;
using Clarion.Kubernetes.Client;
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
                "The file holds objects, events, logs of Clarion's pods, versions, and what the reading verbs and the "
                    + "speakers say. Secrets are not read; passwords in BGPPeers, in the legacy ConfigMap and in "
                    + "environments, and the annotations of others, are removed. Names, addresses and labels stay: "
                    + "look before you send it. Ends with 1 when something could not be had; the file is written all "
                    + "the same, and says what.",
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
            if (await session!.BeginAsync(cancellationToken) is { } refused)
                return invocation.Fail(refused.Message, Answer.CodeOf(refused));
            var server = await session.Client.Whole.VersionAsync(cancellationToken);
            if (!server.TryGet(out _, out var error) && error.Reason != ApiErrorReason.Forbidden)
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

    /// <summary>A bundle that was not finished is taken away again.</summary>
    private async Task<(Document Document, bool IsComplete)> CollectAsync(
        ClusterSession session,
        string path,
        ApiResult<string> server,
        ParseResult parsed,
        CancellationToken cancellationToken)
    {
        var isFinished = false;
        var bundle = new Bundle(path, invocation.Time.GetUtcNow());
        try
        {
            var collector = new DiagCollector(session, bundle, new Redaction());
            await collector.CollectAsync(cancellationToken);
            await new DiagAnswers(session, collector).CollectAsync(
                (RootCommand)parsed.RootCommandResult.Command, cancellationToken);
            if (!server.TryGet(out var version, out var error))
                collector.Miss("version", error.Message);
            collector.Add("versions.txt", $"clarion {Logging.Version}\nAPI server {version ?? "not known"}\n");
            var document = Summary(path, bundle.Count + 1, collector.Missing);
            collector.Add("summary.txt", DocumentWriter.Write(
                document, OutputForm.Table, new(TextReader.Null, TextWriter.Null, TextWriter.Null)));
            isFinished = true;
            return (document, collector.Missing.Count == 0);
        }
        finally
        {
            bundle.Dispose();
            if (!isFinished)
                File.Delete(path);
        }
    }

    private static Document Summary(string path, int files, IReadOnlyList<string> missing) => new(
        new FactsSection("bundle", [new("File", "file", path), new("Files in it", "files", files)]),
        new TextSection("missing", [.. missing.Select(what => ((Cell)what).As(Tone.Warning))])
        {
            Title = missing.Count == 0 ? null : "Could not be had",
        });
}
