using System.CommandLine;
using Clarion.Output;

namespace Clarion.CommandLine;

/// <summary>The form of a verb's answer.</summary>
internal static class OutputSetting
{
    public static readonly string[] Names = ["table", "json", "yaml"];

    public static Setting<OutputForm> Create()
    {
        var setting = new Setting<OutputForm>(
            "--output", null, "Form of the answer: table, json or yaml.", OutputForm.Table, Read)
        {
            HelpName = "FORM",
            Aliases = { "-o" },
        };
        setting.CompletionSources.Clear(); // the library offers the names of the members
        setting.CompletionSources.Add(Names);
        return setting;
    }

    private static OutputForm Read(string text) => text switch
    {
        "table" => OutputForm.Table,
        "json" => OutputForm.Json,
        "yaml" => OutputForm.Yaml,
        _ => throw new FormatException("is no form; it is one of table, json, yaml"),
    };
}
