using System.Text;

namespace Clarion.Tests.Platform.Conformance.Kubectl;

/// <summary>
/// Commands and what they print, as a terminal shows it: a line that begins with <c>$ </c> is a command, those after it
/// its output, and a last line such as <c>[1]</c> the exit code where it is not 0. Lines with <c>#</c> before the first
/// command say what it is about.
/// </summary>
internal static class Transcript
{
    private const string Prompt = "$ ";

    /// <summary>Runs the commands of a transcript again and writes down what happens in the same form.</summary>
    public static async Task<string> RepeatAsync(string transcript, Func<string, Task<(string Output, int Code)>> run)
    {
        var lines = transcript.Split('\n');
        var text = new StringBuilder();
        foreach (var remark in lines.TakeWhile(line => !line.StartsWith(Prompt, StringComparison.Ordinal)))
            text.Append(remark).Append('\n');
        foreach (var command in lines.Where(line => line.StartsWith(Prompt, StringComparison.Ordinal)))
        {
            var (output, code) = await run(command[Prompt.Length..]);
            text.Append(command).Append('\n').Append(output);
            if (output.Length > 0 && !output.EndsWith('\n'))
                text.Append('\n');
            if (code != 0)
                text.Append(null, $"[{code}]\n");
        }

        return text.ToString();
    }
}
