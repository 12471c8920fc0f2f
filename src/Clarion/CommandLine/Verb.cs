using System.CommandLine;

namespace Clarion.CommandLine;

/// <summary>A verb with what its help says beyond its options.</summary>
internal class Verb : Command
{
    /// <param name="name">What is typed.</param>
    /// <param name="summary">What it does, in one sentence.</param>
    /// <param name="examples">Command lines that begin with <c>clarion</c>; the first is the most useful one.</param>
    public Verb(string name, string summary, params string[] examples)
        : base(name, summary) => Examples = examples;

    /// <summary>Command lines that begin with <c>clarion</c>.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Paragraphs that say more than the summary; empty where that is enough.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}
