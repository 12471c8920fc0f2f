namespace Clarion.Lab;

/// <summary>What a lab is told at its start.</summary>
/// <param name="Name">Its name, which its namespaces and its folder carry.</param>
/// <param name="Nodes">How many nodes, <see cref="NodesMin"/> to <see cref="NodesMax"/>.</param>
/// <param name="Record">Where the logs are kept; null: they go with the lab.</param>
public sealed record LabOptions(string Name, int Nodes, string? Record)
{
    /// <summary>Whether it stays until it is ended, with the beginning of the tour only.</summary>
    public bool Stays { get; init; }

    /// <summary>The name of a lab that was given none.</summary>
    public const string UsualName = "lab";

    /// <summary>Names and addresses have one digit for a node, and each node is two processes of 60 MB.</summary>
    public const int NodesMax = 9;

    /// <summary>Failover needs two.</summary>
    public const int NodesMin = 2;

    /// <summary>With a machine's name it must fit into a file name, and the socket's path into 108 bytes.</summary>
    public const int NameLengthMax = 20;

    /// <summary>How somebody at another terminal tells this lab something.</summary>
    /// <param name="words">For example <c>crash n2</c>.</param>
    public string CommandFor(string words) => $"clarion lab {words}{(Name == UsualName ? "" : $" --name {Name}")}";

    /// <summary>Whether a name can be part of the names of namespaces and files.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= NameLengthMax && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9'));
}
