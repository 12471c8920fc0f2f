using System.CommandLine;
using Clarion.CommandLine;
using Clarion.Output;

namespace Clarion.Verbs.Diag;

/// <summary>What every reading verb says that needs to be told nothing more than the cluster.</summary>
internal static class VerbOutputs
{
    /// <summary>Verbs that only their subject is missing from are asked, each with the cluster's options.</summary>
    public static IEnumerable<string> NamesIn(RootCommand root) => root.Subcommands.OfType<ReadingVerb>()
        .Where(verb => verb.Arguments.All(argument => argument.Arity.MinimumNumberOfValues == 0))
        .Select(verb => verb.Name);

    /// <summary>Runs a verb and gives what it wrote, errors behind it.</summary>
    public static async Task<string> RunAsync(
        Invocation invocation, string[] line, CancellationToken cancellationToken)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var captured = invocation with { Terminal = new Terminal(TextReader.Null, output, error) };
        var parsed = Entry.Root(captured).Parse(line);
        var code = await parsed.InvokeAsync(new() { Output = output, Error = error }, cancellationToken);
        return $"{output}{error}exit code {code}\n";
    }
}
