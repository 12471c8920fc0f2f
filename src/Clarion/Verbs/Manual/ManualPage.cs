using System.CommandLine;
using System.Text;
using Clarion.CommandLine;

namespace Clarion.Verbs.Manual;

/// <summary>The man page, made of the command tree.</summary>
internal static class ManualPage
{
    private static readonly (string Name, string Meaning)[] ExitCodes =
    [
        ("0", "It worked, and nothing is wrong."),
        ("1", "It worked, and a problem was found."),
        ("2", "The command line was wrong; nothing was done."),
        ("3", "The API server could not be reached, or did not let us in."),
        ("130", "Interrupted before there was an answer; a watch that is interrupted ends with 0."),
    ];

    private static readonly (string Name, string Meaning)[] Variables =
    [
        ("KUBECONFIG", "Kubeconfig files, with colons between them; of entries with one name the first counts."),
        ("HTTPS_PROXY, NO_PROXY", "The proxy on the way to the API server, and what is asked without one, as kubectl."),
        ("NO_COLOR", "No colours when it is set and not empty."),
    ];

    /// <summary>All of it, in roff.</summary>
    public static string Write(RootCommand root)
    {
        var page = new StringBuilder();
        page.Append(".\\\" Made from the command line: CLARION_UPDATE=1 ./test --ring tidy ManualPage\n");
        page.Append(".TH CLARION 1 \"\" \"Clarion\" \"User Commands\"\n");
        page.Append(".SH NAME\nclarion \\- ").Append(Text(root.Description ?? "")).Append('\n');
        page.Append(".SH SYNOPSIS\n.B clarion\n").Append(Text("VERB [OPTIONS]")).Append('\n');
        page.Append(".PP\n.B kubectl clarion\n").Append(Text("VERB [OPTIONS]")).Append('\n');
        page.Append(".SH VERBS\n");
        foreach (var verb in root.Subcommands.Where(verb => !verb.Hidden))
            Append(page, verb);
        page.Append(".SH EXIT STATUS\n");
        Entries(page, ExitCodes);
        page.Append(".SH ENVIRONMENT\n");
        Entries(page, [.. Variables, .. VariablesOf(root)]);
        page.Append(".SH SEE ALSO\n.BR kubectl (1)\n");
        return page.ToString();
    }

    private static void Append(StringBuilder page, Command verb)
    {
        page.Append(".SS ").Append(Text(CommandText.UsageOf(verb, Invocation.OwnName))).Append('\n');
        page.Append(Text(verb.Description ?? "")).Append('\n');
        foreach (var paragraph in (verb as Verb)?.Details ?? [])
            page.Append(".PP\n").Append(Text(paragraph)).Append('\n');
        Entries(page, CommandText.ArgumentsOf(verb));
        Entries(page, CommandText.OptionsOf(verb));
        if (verb is Verb { Examples: { Count: > 0 } examples })
        {
            page.Append(".PP\nExamples:\n.PP\n.nf\n.RS\n");
            foreach (var line in examples)
                page.Append(Text(line)).Append('\n');
            page.Append(".RE\n.fi\n");
        }

        foreach (var inner in verb.Subcommands.Where(inner => !inner.Hidden))
            Append(page, inner);
    }

    private static void Entries(StringBuilder page, IEnumerable<(string Name, string Meaning)> entries)
    {
        foreach (var (name, meaning) in entries)
            page.Append(".TP\n.B ").Append(Text(name)).Append('\n').Append(Text(meaning)).Append('\n');
    }

    private static IEnumerable<(string Name, string Meaning)> VariablesOf(RootCommand root) =>
        root.Subcommands.SelectMany(verb => verb.Options).Where(option => !option.Hidden)
            .Select(option => (Variable: (option as ISetting)?.Variable, option.Name))
            .Where(setting => setting.Variable is not null).DistinctBy(setting => setting.Variable)
            .OrderBy(setting => setting.Variable, StringComparer.Ordinal)
            .Select(setting => (setting.Variable!, $"In place of {setting.Name}."));

    /// <summary>A dash is a dash, and no line begins with what roff obeys.</summary>
    private static string Text(string text)
    {
        var escaped = text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal);
        return escaped.StartsWith('.') || escaped.StartsWith('\'') ? $"\\&{escaped}" : escaped;
    }
}
