namespace Clarion.Primitives;

/// <summary>Code, sentence, remedy and docs anchor of every member of a reason enum.</summary>
public sealed class ReasonCatalogue<TReason>
    where TReason : struct, Enum
{
    private readonly Dictionary<TReason, ReasonText> entries = [];

    /// <summary>Makes the catalogue; the code is the member's name, the anchor its heading.</summary>
    /// <param name="text">Sentence and remedy of a member; called once for each.</param>
    public ReasonCatalogue(Func<TReason, (string Sentence, string Remedy)> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var reason in Enum.GetValues<TReason>())
        {
            var (sentence, remedy) = text(reason);
            var code = reason.ToString();
            entries.Add(reason, new(code, sentence, remedy, $"reasons.md#{Lower(code)}"));
        }
    }

    /// <summary>All entries, in the order of the enum.</summary>
    public IReadOnlyCollection<ReasonText> All => entries.Values;

    /// <summary>The entry of a member.</summary>
    public ReasonText this[TReason reason] => entries[reason];

    private static string Lower(string code) =>
        string.Create(code.Length, code, static (target, source) => source.AsSpan().ToLowerInvariant(target));
}
