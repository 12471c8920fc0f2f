using Clarion.Testing.Clusters;

namespace Clarion.Tests.Cluster.Documents;

/// <summary>docs/install.md as a list of commands by section.</summary>
internal sealed class InstallDocument
{
    private readonly Dictionary<string, List<string>> blocks = [];

    private InstallDocument()
    {
    }

    /// <summary>All blocks of commands, in the document's order.</summary>
    public IEnumerable<string> All => blocks.Values.SelectMany(block => block);

    public static async Task<InstallDocument> ReadAsync(CancellationToken cancellation)
    {
        var document = new InstallDocument();
        var (section, block) = ("", (List<string>?)null);
        var lines = await File.ReadAllLinesAsync(Path.Combine(LabFolder.Repository, "docs/install.md"), cancellation);
        foreach (var line in lines)
        {
            if (line == "```")
            {
                if (block is not null)
                    document.Add(section, string.Join('\n', block));
                block = block is null ? [] : null;
            }
            else if (block is not null)
            {
                block.Add(line);
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..];
            }
        }

        return document;
    }

    /// <summary>The blocks of commands under a heading.</summary>
    public IReadOnlyList<string> Under(string heading) => blocks[heading];

    private void Add(string section, string block)
    {
        if (!blocks.TryGetValue(section, out var list))
            blocks[section] = list = [];
        list.Add(block);
    }
}
