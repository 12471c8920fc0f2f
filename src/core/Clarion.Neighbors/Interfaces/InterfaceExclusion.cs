using System.Collections.Immutable;

namespace Clarion.Neighbors.Interfaces;

/// <summary>
/// The interfaces that nothing is announced on, whatever an advertisement says: MetalLB's ConfigMap
/// <c>metallb-excludel2</c>, key <c>announcedInterfacesToExclude</c>.
/// </summary>
public sealed class InterfaceExclusion : IEquatable<InterfaceExclusion>
{
    /// <summary>MetalLB's list: the interfaces of containers, overlays and virtual machines.</summary>
    public static readonly ImmutableArray<string> DefaultPatterns =
    [
        "^docker.*", "^cbr.*", "^dummy.*", "^virbr.*", "^lxcbr.*", "^veth.*", "^lo$", "^cali.*", "^tunl.*",
        "^flannel.*", "^kube-ipvs.*", "^cni.*", "^nodelocaldns.*", "^lxc.*",
    ];

    private readonly ImmutableArray<NamePattern> expressions;

    private InterfaceExclusion(ImmutableArray<NamePattern> expressions) => this.expressions = expressions;

    /// <summary>Nothing is excluded.</summary>
    public static InterfaceExclusion None { get; } = new([]);

    /// <summary>What MetalLB's manifests exclude.</summary>
    public static InterfaceExclusion Default { get; } = new([.. DefaultPatterns.Select(NamePattern.Parse)]);

    /// <summary>Reads a list of regular expressions; a name is excluded when any of them matches within it.</summary>
    /// <param name="patterns">The expressions.</param>
    /// <param name="exclusion">The result; without the wrong ones where there are any.</param>
    /// <param name="error">Which expression is the first wrong one, and why.</param>
    public static bool TryParse(IEnumerable<string> patterns, out InterfaceExclusion exclusion, out string error)
    {
        var parsed = ImmutableArray.CreateBuilder<NamePattern>();
        error = "";
        foreach (var pattern in patterns)
        {
            if (!CharacterClasses.TryTranslate(pattern, out var translated, out var problem)
                || !TryCompile(translated, parsed, out problem))
                error = error.Length > 0 ? error : $"'{pattern}' is not a usable regular expression: {problem}";
        }

        exclusion = new(parsed.ToImmutable());
        return error.Length == 0;
    }

    /// <summary>What either of them excludes.</summary>
    public InterfaceExclusion And(InterfaceExclusion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new([.. expressions, .. other.expressions]);
    }

    /// <summary>Whether an interface of this name is left out.</summary>
    public bool Excludes(string name)
    {
        foreach (var expression in expressions)
        {
            if (expression.Matches(name))
                return true;
        }

        return false;
    }

    /// <summary>Whether the expressions are the same, in the same order.</summary>
    public bool Equals(InterfaceExclusion? other) => other is not null
        && expressions.Select(each => each.Text).SequenceEqual(other.expressions.Select(each => each.Text));

    public override bool Equals(object? obj) => Equals(obj as InterfaceExclusion);

    public override int GetHashCode() => expressions.Length;

    private static bool TryCompile(string pattern, ImmutableArray<NamePattern>.Builder parsed, out string problem)
    {
        problem = "";
        try
        {
            parsed.Add(NamePattern.Parse(pattern));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            problem = exception.Message;
        }

        return problem.Length == 0;
    }
}
