using System.CommandLine;
using Clarion.CommandLine;
using Clarion.Lab;

namespace Clarion.Verbs.Lab;

/// <summary>The settings of <c>clarion lab</c>.</summary>
internal sealed class LabSettings
{
    /// <summary>The lab that is meant; every verb of the lab has it, before its own name or behind.</summary>
    public Setting<string> Name { get; } = new(
        "--name", null,
        $"Name of the lab, 1 to {LabOptions.NameLengthMax} small letters and digits; others run beside it.",
        LabOptions.UsualName, LabName)
    {
        HelpName = "NAME",
        Recursive = true,
    };

    public Setting<int> Nodes { get; } = new(
        "--nodes", null, $"How many nodes, {LabOptions.NodesMin} to {LabOptions.NodesMax}.", 3,
        Parse.IntegerBetween(LabOptions.NodesMin, LabOptions.NodesMax));

    public Setting<bool> Once { get; } = new(
        "--once", null, "End after the tour, also on a terminal.", false, Parse.Flag);

    public Setting<bool> Stay { get; } = new(
        "--stay", null, "Without the tour; stay until ended by a key, Ctrl-C or clarion lab down.", false, Parse.Flag);

    public Setting<string> Record { get; } = new(
        "--record", null, "Folder in which the logs of all processes are kept, with what the lab did and saw.", "",
        Parse.Text)
    {
        HelpName = "FOLDER",
    };

    public Setting<bool> NoInstall { get; } = new(
        "--no-install", null, "Never install a Debian package.", false, Parse.Flag);

    public void AddTo(Command verb)
    {
        foreach (var option in new Option[] { Name, Nodes, Once, Stay, Record, NoInstall })
            verb.Add(option);
        verb.Validators.Add(result =>
        {
            if (result.GetValue(Once) && result.GetValue(Stay))
                result.AddError($"{Once.Name} and {Stay.Name} exclude each other: end after the tour, or stay");
        });
    }

    public LabOptions OptionsOf(ParseResult parsed) => new(
        parsed.GetRequiredValue(Name), parsed.GetValue(Nodes),
        parsed.GetRequiredValue(Record) is { Length: > 0 } folder ? folder : null)
    {
        Stays = parsed.GetValue(Stay),
    };

    private static string LabName(string text) => LabOptions.IsName(text)
        ? text
        : throw new FormatException($"is no name: 1 to {LabOptions.NameLengthMax} small letters and digits");
}
