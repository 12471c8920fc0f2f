using System.Diagnostics;

namespace Clarion.Tests.Lab.Network;

/// <summary>Runs programs and hands back what they say.</summary>
internal static class Shell
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="command">Program and arguments, separated by single spaces.</param>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<string> RunAsync(string command)
    {
        var (code, output) = await TryRunAsync(command);
        return code == 0 ? output : throw new InvalidOperationException($"'{command}' ended with {code}: {output}");
    }

    /// <summary>Runs a program to its end, whatever that is.</summary>
    /// <returns>Its exit code, and what it wrote to both outputs.</returns>
    public static Task<(int Code, string Output)> TryRunAsync(string command) => TryRunAsync(command.Split(' '));

    /// <summary>As the other, with arguments that may hold spaces.</summary>
    public static async Task<(int Code, string Output)> TryRunAsync(string[] words)
    {
        using var process = Start(words);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    public static Process Start(string[] words) => Process.Start(new ProcessStartInfo(words[0], words[1..])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    }) ?? throw new InvalidOperationException($"cannot start {words[0]}");
}
