using System.CommandLine;
using Clarion.CommandLine;

namespace Clarion.Verbs.Manual;

/// <summary>The hidden verb that prints the man page: <c>clarion __man &gt; clarion.1</c>.</summary>
internal static class ManualVerb
{
    public static Command Create(Invocation invocation)
    {
        var verb = new Command("__man") { Hidden = true };
        verb.SetAction(parsed =>
        {
            invocation.Terminal.Output.Write(ManualPage.Write((RootCommand)parsed.RootCommandResult.Command));
            return ExitCode.Fine;
        });
        return verb;
    }
}
