using System.Reflection;
using System.Text.RegularExpressions;
using Clarion.Primitives;
using Clarion.Tests.Tidy.References;

namespace Clarion.Tests.Tidy.Documents;

public sealed partial class ReasonTests
{
    // A packet that is not answered is nobody's question to an operator; it is counted, not explained.
    private static readonly string[] NotForPeople = ["Clarion.Neighbors.Frames.DropReason"];

    [Fact]
    public void Every_reason_has_a_sentence_a_remedy_and_its_heading_in_the_documents()
    {
        var headings = Heading().Matches(File.ReadAllText(Repository.PathOf("docs/reasons.md")))
            .Select(match => match.Groups[1].Value).ToHashSet();
        var texts = Catalogues().SelectMany(TextsOf).ToList();
        Assert.NotEmpty(texts);
        Rule.HasNoBreach(
        [
            .. texts.Where(text => !text.Sentence.EndsWith('.')).Select(text => $"{text.Code}: no sentence"),
            .. texts.Where(text => !text.Remedy.EndsWith('.')).Select(text => $"{text.Code}: no remedy"),
            .. texts.Where(text => !headings.Contains(text.Code)).Select(text => $"{text.Code}: not in docs/reasons.md"),
            .. headings.Except(texts.Select(text => text.Code)).Select(code => $"docs/reasons.md: no reason {code}"),
        ]);
    }

    [Fact]
    public void Every_enum_of_reasons_has_a_catalogue()
    {
        var explained = Catalogues().Select(field => field.FieldType.GenericTypeArguments[0]).ToHashSet();
        Rule.HasNoBreach(CoreTypes()
            .Where(type => type.IsEnum && type.Name.EndsWith("Reason", StringComparison.Ordinal))
            .Where(type => !NotForPeople.Contains(type.FullName) && !explained.Contains(type))
            .Select(type => $"{type.FullName} has no catalogue"));
    }

    private static IEnumerable<ReasonText> TextsOf(FieldInfo catalogue) =>
        (IEnumerable<ReasonText>)catalogue.FieldType.GetProperty("All")!.GetValue(catalogue.GetValue(null))!;

    private static IEnumerable<FieldInfo> Catalogues() =>
        from type in CoreTypes()
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.FieldType.IsGenericType
            && field.FieldType.GetGenericTypeDefinition() == typeof(ReasonCatalogue<>)
        select field;

    private static IEnumerable<Type> CoreTypes() =>
        ReferenceRules.Core.Keys.SelectMany(name => Assembly.Load(name).GetTypes());

    [GeneratedRegex("^### (\\w+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
