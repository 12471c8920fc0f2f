using System.CommandLine;
using Clarion.Api;
using Clarion.CommandLine;
using Clarion.Kubernetes.Client;
using Clarion.Model.Legacy;
using Clarion.Model.Legacy.Migration;
using Clarion.Verbs.Validate;

namespace Clarion.Verbs.Migrate;

/// <summary><c>clarion migrate</c>.</summary>
internal sealed class MigrateVerb
{
    private const string MapName = "config";

    private readonly Invocation invocation;
    private readonly ClusterSettings cluster = new();
    private readonly Argument<string?> file = new("file")
    {
        Description = "A file with the ConfigMap, or with its text alone; - is standard input. "
            + "Without one the ConfigMap is read from the cluster.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private MigrateVerb(Invocation invocation) => this.invocation = invocation;

    public static Command Create(Invocation invocation)
    {
        var self = new MigrateVerb(invocation);
        var verb = new Verb(
            "migrate",
            "Prints the configuration of MetalLB v0.12 and before (ConfigMap 'config') as custom resources.",
            "clarion migrate > resources.yaml",
            "clarion migrate config.yaml",
            "clarion migrate | kubectl apply -f -")
        {
            Details =
            [
                "Pools, BGP peers, communities and BFD profiles become objects that say the same; passwords become "
                    + "Secrets. Comments say where a name changed or somebody has something to do. The ConfigMap is "
                    + "not touched: it is ignored as soon as the objects are applied, and can be deleted then. Ends "
                    + "with 1 when an entry is left out because it is wrong.",
            ],
        };
        verb.Add(self.file);
        self.cluster.AddTo(verb);
        verb.SetAction(self.RunAsync);
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (source, failed) = parsed.GetValue(file) is { } path
            ? await FromFileAsync(path, cancellationToken)
            : await FromClusterAsync(parsed, cancellationToken);
        if (source is null)
            return failed;
        var space = parsed.GetRequiredValue(cluster.Namespace);
        var migrated = LegacyMigration.Convert(source.Document, space);
        var text = MigrationText.Write(migrated, space);
        if (migrated.Objects.Length > 0)
            invocation.Terminal.Output.Write(text);
        foreach (var refusal in migrated.Refusals)
        {
            var place = source.Place(refusal, true);
            invocation.Fail(
                $"{place.File}:{place.Line}: {place.Field} is left out: {place.Detail}", ExitCode.ProblemFound);
        }

        var isRefused = SaysWhatIsRefused(text, space) || !migrated.Refusals.IsEmpty;
        return isRefused ? ExitCode.ProblemFound : ExitCode.Fine;
    }

    /// <summary>What validate would say about the result: overlaps between pools were never allowed either.</summary>
    private bool SaysWhatIsRefused(string text, string space)
    {
        var findings = new List<Finding>();
        findings.AddRange(new Validator(space).Check(ManifestReader.Read("output", text, findings)));
        var refused = findings.Where(finding => finding.IsRefused).ToList();
        foreach (var finding in refused)
        {
            invocation.Fail(
                $"{finding.Object} {finding.Field} would be refused: {finding.Detail}", ExitCode.ProblemFound);
        }

        return refused.Count > 0;
    }

    private async Task<(LegacySource? Source, int ExitCode)> FromFileAsync(
        string path, CancellationToken cancellationToken)
    {
        var (text, problem) = await TextFile.ReadAsync(path, invocation.Terminal, cancellationToken);
        return text is null
            ? (null, invocation.Fail(problem!, ExitCode.WrongUsage))
            : Find(
                path, text,
                $"{path} has no ConfigMap with the key '{LegacyDocument.DataKey}', and is no text of one");
    }

    private (LegacySource? Source, int ExitCode) Find(string name, string text, string otherwise)
    {
        var findings = new List<Finding>();
        var source = ManifestReader.Read(name, text, findings).Select(LegacySource.Of).OfType<LegacySource>()
            .FirstOrDefault();
        if (source is not null)
            return (source, ExitCode.Fine);
        foreach (var finding in findings)
            invocation.Fail($"{finding.File}:{finding.Line}: {finding.Detail}", ExitCode.ProblemFound);
        return (null, invocation.Fail(otherwise, ExitCode.ProblemFound));
    }

    private async Task<(LegacySource? Source, int ExitCode)> FromClusterAsync(
        ParseResult parsed, CancellationToken cancellationToken)
    {
        if (cluster.TryOpen(parsed, invocation, out var session) is { } problem)
            return (null, invocation.Fail(problem, ExitCode.WrongUsage));
        await using (session)
        {
            if (await session!.BeginAsync(cancellationToken) is { } refused)
                return (null, invocation.Fail(refused.Message, Answer.CodeOf(refused)));
            var result = await session.Client.GetAsync(
                Kinds.ConfigMap, new(session.Namespace, MapName), cancellationToken);
            var name = $"ConfigMap {session.Namespace}/{MapName}";
            if (!result.TryGet(out var map, out var error))
            {
                var hint = error.Reason == ApiErrorReason.NotFound
                    ? $"there is no {name}: nothing is to be migrated; name another namespace with -n"
                    : error.Message;
                return (null, invocation.Fail(hint, Answer.CodeOf(error)));
            }

            return map.Data?.GetValueOrDefault(LegacyDocument.DataKey) is { } text
                ? Find(name, text, $"{name} has neither pools nor peers")
                : (null, invocation.Fail($"{name} has no key '{LegacyDocument.DataKey}'", ExitCode.ProblemFound));
        }
    }
}
