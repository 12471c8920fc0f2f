using System.CommandLine;
using Clarion.CommandLine;
using Clarion.Output;

namespace Clarion.Verbs.Validate;

/// <summary><c>clarion validate</c>.</summary>
internal static class ValidateVerb
{
    public static Command Create(Invocation invocation)
    {
        var files = new Argument<string[]>("file")
        {
            Description = "Files of YAML or JSON; - is standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = OutputSetting.Create();
        var space = new ClusterSettings().Namespace;
        var verb = new Verb(
            "validate",
            "Says what is wrong in files of configuration, before they are applied.",
            "clarion validate pools.yaml",
            "kubectl get configmap config -n metallb-system -o yaml | clarion validate -",
            "clarion validate -o json deploy/*.yaml")
        {
            Details =
            [
                "Reads the objects as the API server and the roles do: fields, addresses, selectors, overlaps and "
                    + "names between objects, also of a legacy ConfigMap. No cluster is asked. What is refused would "
                    + "not come into force; a warning is to be looked at. Ends with 1 when something is refused.",
            ],
        };
        verb.Add(files);
        verb.Add(output);
        verb.Add(space);
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            invocation, parsed.GetRequiredValue(files), parsed.GetValue(output), parsed.GetRequiredValue(space),
            cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        Invocation invocation, string[] files, OutputForm form, string space, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var objects = new List<SourceObject>();
        foreach (var file in files)
        {
            var (text, problem) = await TextFile.ReadAsync(file, invocation.Terminal, cancellationToken);
            if (text is null)
                return invocation.Fail(problem!, ExitCode.WrongUsage);
            objects.AddRange(ManifestReader.Read(file, text, findings));
        }

        findings.AddRange(new Validator(space).Check(objects));
        var ordered = findings.OrderBy(finding => Array.IndexOf(files, finding.File)).ThenBy(finding => finding.Line);
        var document = FindingDocument.Of([.. ordered], objects.Count);
        invocation.Terminal.Output.Write(DocumentWriter.Write(document, form, invocation.Terminal));
        return findings.Any(finding => finding.IsRefused) ? ExitCode.ProblemFound : ExitCode.Fine;
    }
}
