using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Clarion.Neighbors.Interfaces;

/// <summary>
/// The interfaces that nothing is announced on, whatever an advertisement says: MetalLB's ConfigMap
/// <c>metallb-excludel2</c>, key <c>announcedInterfacesToExclude</c>.
/// </summary>
public sealed class InterfaceExclusion
{
    /// <summary>MetalLB's list: the interfaces of containers, overlays and virtual machines.</summary>
    public static readonly ImmutableArray<string> DefaultPatterns =
    [
        "^docker.*", "^cbr.*", "^dummy.*", "^virbr.*", "^lxcbr.*", "^veth.*", "^lo$", "^cali.*", "^tunl.*",
        "^flannel.*", "^kube-ipvs.*", "^cni.*", "^nodelocaldns.*", "^lxc.*",
    ];

    private readonly ImmutableArray<Regex> expressions;

    private InterfaceExclusion(ImmutableArray<Regex> expressions) => this.expressions = expressions;

    /// <summary>Nothing is excluded.</summary>
    public static InterfaceExclusion None { get; } = new([]);

    /// <summary>What MetalLB's manifests exclude.</summary>
    public static InterfaceExclusion Default { get; } = new([.. DefaultPatterns.Select(ToExpression)]);

    /// <summary>Reads a list of regular expressions; a name is excluded when any of them matches within it.</summary>
    /// <param name="patterns">The expressions.</param>
    /// <param name="exclusion">The result.</param>
    /// <param name="error">Which expression is wrong, and why.</param>
    public static bool TryParse(IEnumerable<string> patterns, out InterfaceExclusion exclusion, out string error)
    {
        var parsed = ImmutableArray.CreateBuilder<Regex>();
        exclusion = None;
        error = "";
        foreach (var pattern in patterns)
        {
            try
            {
                parsed.Add(ToExpression(pattern));
            }
            catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
            {
                error = $"'{pattern}' is not a usable regular expression: {exception.Message}";
                return false;
            }
        }

        exclusion = new(parsed.ToImmutable());
        return true;
    }

    /// <summary>Whether an interface of this name is left out.</summary>
    public bool Excludes(string name)
    {
        foreach (var expression in expressions)
        {
            if (expression.IsMatch(name))
                return true;
        }

        return false;
    }

    // As in MetalLB (RE2), a match takes linear time and an expression cannot look around.
    private static Regex ToExpression(string pattern) =>
        new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
