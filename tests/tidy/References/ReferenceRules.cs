namespace Clarion.Tests.Tidy.References;

/// <summary>Which of our assemblies may refer to which: one way, from the program down to core.</summary>
internal static class ReferenceRules
{
    public static readonly IReadOnlyDictionary<string, string[]> Core = new Dictionary<string, string[]>
    {
        ["Clarion.Primitives"] = [],
        ["Clarion.Api"] = ["Clarion.Primitives"],
        ["Clarion.Model"] = ["Clarion.Primitives", "Clarion.Api"],
        ["Clarion.Ipam"] = ["Clarion.Primitives", "Clarion.Model"],
        ["Clarion.Placement"] = ["Clarion.Primitives", "Clarion.Model"],
        ["Clarion.Neighbors"] = ["Clarion.Primitives"],
    };

    public static readonly string[] Platform = ["Clarion.Hub", "Clarion.Kubernetes", "Clarion.Linux"];

    /// <summary>What the roles share: how their loops sleep, and how they read the configuration.</summary>
    public const string Hosting = "Clarion.Hosting";

    public static readonly string[] Roles = ["Clarion.Controller", "Clarion.Speaker"];

    /// <summary>It starts the program as others would, and may use whatever is below it.</summary>
    public const string Lab = "Clarion.Lab";

    public const string Program = "clarion";

    public static IEnumerable<string> All => [.. Core.Keys, .. Platform, Hosting, .. Roles, Lab, Program];

    /// <summary>One line per reference that points the wrong way.</summary>
    public static IEnumerable<string> Breaches(AssemblyFacts facts) =>
        facts.Assemblies
            .Where(reference => All.Contains(reference) && !MayRefer(facts.Name, reference))
            .Select(reference => $"{facts.Name} refers to {reference}");

    private static bool MayRefer(string from, string to)
    {
        if (Core.TryGetValue(from, out var allowed))
            return allowed.Contains(to);
        if (Platform.Contains(from))
            return Core.ContainsKey(to);
        if (from == Hosting)
            return Core.ContainsKey(to) || Platform.Contains(to);
        if (Roles.Contains(from))
            return Core.ContainsKey(to) || Platform.Contains(to) || to == Hosting;
        if (from == Lab)
            return to is not (Lab or Program);
        return from == Program && to != Program;
    }
}
