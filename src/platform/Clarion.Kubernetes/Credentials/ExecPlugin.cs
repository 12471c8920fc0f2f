using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Clarion.Kubernetes.Credentials;

/// <summary>
/// Credentials from a program of the user's, as kubectl gets them: asked when they are first needed, when they expire,
/// and when the API server refuses them. One run at a time; whoever comes meanwhile waits for it. Safe to use from any
/// thread.
/// </summary>
public sealed class ExecPlugin
{
    /// <summary>A person may have to log in with a browser; nobody waits longer than this.</summary>
    private static readonly TimeSpan RunLimit = TimeSpan.FromMinutes(5);

    /// <summary>A token is a few kilobytes, a certificate with its key as well.</summary>
    private const int OutputLimitChars = 1024 * 1024;

    private readonly ExecCommand command;
    private readonly bool isInteractive;
    private readonly Lock gate = new();
    private ExecCredential? credential;
    private Task<ExecCredential>? running;

    internal ExecPlugin(ExecCommand command, bool isInteractive = false) =>
        (this.command, this.isInteractive) = (command, isInteractive);

    /// <summary>The same, for a program at whose terminal a person sits: the plug-in may ask.</summary>
    public ExecPlugin AtTerminal() => new(command, isInteractive: true);

    /// <summary>The certificate of the newest credentials; null where there is none.</summary>
    internal System.Security.Cryptography.X509Certificates.X509Certificate2? Certificate =>
        Volatile.Read(ref credential)?.Certificate;

    /// <summary>Credentials that have not expired.</summary>
    /// <param name="refused">The credentials that the API server refused, which are not given again; or null.</param>
    /// <param name="time">Time.</param>
    /// <param name="cancellationToken">Ends the wait; the plug-in goes on for whoever comes next.</param>
    /// <exception cref="CredentialException">There are none.</exception>
    internal async Task<ExecCredential> GetAsync(
        ExecCredential? refused, TimeProvider time, CancellationToken cancellationToken)
    {
        Task<ExecCredential> run;
        lock (gate)
        {
            if (credential is { } held && !ReferenceEquals(held, refused)
                && (held.ExpiresAt is not { } end || time.GetUtcNow() < end))
                return held;
            run = running is { IsCompleted: false } other ? other : running = RunAsync(time);
        }

        return await run.WaitAsync(cancellationToken);
    }

    private async Task<ExecCredential> RunAsync(TimeProvider time)
    {
        await Task.Yield(); // out of the lock
        using var limit = new CancellationTokenSource(RunLimit, time);
        var output = await OutputAsync(limit.Token);
        try
        {
            var read = ExecCredential.Read(output, command.Version);
            Volatile.Write(ref credential, read);
            return read;
        }
        catch (FormatException problem)
        {
            throw Failed($"it printed {problem.Message}");
        }
    }

    private async Task<string> OutputAsync(CancellationToken cancellationToken)
    {
        if (command.Mode == InteractiveMode.Always && !isInteractive)
            throw Failed("it has to ask a person (interactiveMode: Always), and there is no terminal");
        using var process = Start();
        try
        {
            var output = await ReadAsync(process, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? output : throw Failed($"it ended with exit code {process.ExitCode}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw Failed($"it did not end within {RunLimit.TotalMinutes} minutes");
        }
    }

    private async Task<string> ReadAsync(Process process, CancellationToken cancellationToken)
    {
        var (text, buffer) = (new StringBuilder(), new char[4096]);
        while (await process.StandardOutput.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (text.Append(buffer, 0, count).Length <= OutputLimitChars)
                continue;
            process.Kill(entireProcessTree: true);
            throw Failed($"it printed more than {OutputLimitChars} characters");
        }

        return text.ToString();
    }

    private Process Start()
    {
        var maySpeak = isInteractive && command.Mode != InteractiveMode.Never;
        var start = new ProcessStartInfo(PathOfProgram(), command.Arguments)
        {
            RedirectStandardInput = !maySpeak,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        start.Environment["KUBERNETES_EXEC_INFO"] = Info(maySpeak).ToJsonString();
        try
        {
            var process = Process.Start(start) ?? throw Failed("it cannot be started");
            if (!maySpeak)
                process.StandardInput.Close();
            return process;
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            throw Failed($"it cannot be started: {problem.Message}{Hint()}");
        }
    }

    private JsonObject Info(bool maySpeak)
    {
        var spec = new JsonObject { ["interactive"] = maySpeak };
        if (command.Cluster is { } cluster)
            spec["cluster"] = cluster.DeepClone();
        return new() { ["kind"] = "ExecCredential", ["apiVersion"] = command.Version, ["spec"] = spec };
    }

    /// <summary>PATH and nothing else: a program of the same name in the working directory is not run.</summary>
    private string PathOfProgram()
    {
        if (command.Command.Contains('/'))
            return command.Command;
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            if (Path.IsPathRooted(folder) && Path.Combine(folder, command.Command) is var path && File.Exists(path))
                return path;
        }

        throw Failed($"it is not in PATH{Hint()}");
    }

    private string Hint() => command.InstallHint is { Length: > 0 } hint ? $". {hint.Trim()}" : "; install it";

    private CredentialException Failed(string problem) =>
        new($"no credentials from the plug-in {command.Command} of the kubeconfig: {problem}");
}
