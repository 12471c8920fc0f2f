using System.CommandLine;
using Clarion.CommandLine;

namespace Clarion.Verbs.Completion;

/// <summary><c>clarion completion</c>, and the hidden verb that its scripts call.</summary>
internal static class CompletionVerb
{
    /// <summary>What the scripts call with the words so far; the last one is completed.</summary>
    public const string Answering = "__complete";

    public static Command Create(Invocation invocation)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or kubectl." };
        shell.CompletionSources.Add(CompletionScripts.Shells);
        shell.AcceptOnlyFromAmong(CompletionScripts.Shells);
        var verb = new Verb(
            "completion",
            "Prints a script that makes a shell complete verbs and options.",
            "clarion completion bash > /etc/bash_completion.d/clarion",
            "clarion completion zsh > \"${fpath[1]}/_clarion\"",
            "clarion completion fish > ~/.config/fish/completions/clarion.fish")
        {
            Details =
            [
                "The script for kubectl is for the plug-in: save it as an executable kubectl_complete-clarion in PATH.",
            ],
        };
        verb.Add(shell);
        verb.SetAction(parsed =>
        {
            invocation.Terminal.Output.Write(CompletionScripts.Of(parsed.GetRequiredValue(shell)));
            return ExitCode.Fine;
        });
        return verb;
    }

    public static Command CreateAnswering(Invocation invocation)
    {
        var words = new Argument<string[]>("words") { Arity = ArgumentArity.ZeroOrMore };
        var verb = new Command(Answering) { words };
        verb.Hidden = true;
        verb.SetAction(parsed =>
        {
            var root = (RootCommand)parsed.RootCommandResult.Command;
            foreach (var (word, meaning) in Candidates.For(root, parsed.GetValue(words) ?? []))
                invocation.Terminal.Output.Write($"{word}\t{meaning}\n");
            return ExitCode.Fine;
        });
        return verb;
    }
}
