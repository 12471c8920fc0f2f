using System.CommandLine;
using Clarion.Output;

namespace Clarion.CommandLine;

/// <summary>The form of a verb's answer.</summary>
internal static class OutputSetting
{
    public static readonly string[] Names = ["table", "json", "yaml"];

    public static Setting<OutputForm> Create() => new(
        "--output", null, "Form of the answer: table, json or yaml.", OutputForm.Table, Read)
    {
        HelpName = "FORM",
        Aliases = { "-o" },
        CompletionSources = { Names },
    };

    private static OutputForm Read(string text) => text switch
    {
        "table" => OutputForm.Table,
        "json" => OutputForm.Json,
        "yaml" => OutputForm.Yaml,
        _ => throw new FormatException("is no form; it is one of table, json, yaml"),
    };
}
