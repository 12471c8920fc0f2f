using System.Reflection;
using Clarion.Primitives;
using Clarion.Tests.Tidy.References;

namespace Clarion.Tests.Tidy.Documents;

public sealed class ReasonTests
{
    // A packet that is not answered is nobody's question to an operator; it is counted, not explained.
    private static readonly string[] NotForPeople = ["Clarion.Neighbors.Frames.DropReason"];

    [Fact]
    public void Every_reason_stands_in_the_documents_as_in_the_code()
    {
        if (Environment.GetEnvironmentVariable("CLARION_UPDATE") == "1")
            File.WriteAllText(Repository.PathOf(ReasonPage.Path), ReasonPage.Render());
        Assert.Equal(ReasonPage.Render(), File.ReadAllText(Repository.PathOf(ReasonPage.Path)));
    }

    [Fact]
    public void Every_reason_has_a_sentence_a_remedy_and_a_heading()
    {
        var page = ReasonPage.Render().Split('\n').ToHashSet();
        var texts = Catalogues().SelectMany(TextsOf).ToList();
        Assert.NotEmpty(texts);
        Rule.HasNoBreach(
        [
            .. texts.Where(text => !text.Sentence.EndsWith('.')).Select(text => $"{text.Code}: no sentence"),
            .. texts.Where(text => !text.Remedy.EndsWith('.')).Select(text => $"{text.Code}: no remedy"),
            .. texts.Where(text => !page.Contains($"### {text.Code}")).Select(text => $"{text.Code}: not on the page"),
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
}
