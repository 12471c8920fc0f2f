using System.ComponentModel;
using System.Diagnostics;

namespace Clarion.Lab.Networks;

/// <summary>Runs programs such as <c>ip</c> to their end.</summary>
public static class Tool
{
    /// <summary>Runs a program, whatever its end.</summary>
    /// <param name="words">Program and arguments; no shell reads them.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <returns>Its exit code, and what it wrote to both outputs.</returns>
    /// <exception cref="LabException">It cannot be started.</exception>
    public static async Task<(int Code, string Output)> TryRunAsync(IReadOnlyList<string> words, string input = "")
    {
        using var process = Start(words);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of it; its exit code says why.
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Starts a program; all it reads and writes goes to pipes of this process.</summary>
    /// <exception cref="LabException">It cannot be started.</exception>
    internal static Process Start(IReadOnlyList<string> words)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(words[0], words.Skip(1))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception exception)
        {
            throw new LabException($"cannot start '{words[0]}': {exception.Message}");
        }
    }

    /// <summary>Runs a program, which must succeed.</summary>
    /// <exception cref="LabException">It failed; says what it wrote.</exception>
    public static async Task<string> RunAsync(IReadOnlyList<string> words, string input = "")
    {
        var (code, output) = await TryRunAsync(words, input);
        return code == 0
            ? output
            : throw new LabException($"'{string.Join(' ', words)}' ended with {code}: {output.Trim()}");
    }

    /// <summary>As the other, for a line of words with single spaces between them.</summary>
    public static Task<string> RunAsync(string line) => RunAsync(line.Split(' '));
}
