using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Selectors;
using Clarion.Hub.Storage;

namespace Clarion.Tests.Platform.Hub.Selectors;

public sealed class SelectorTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("a=1", true)]
    [InlineData("a==1,b=x", true)]
    [InlineData("a=2", false)]
    [InlineData("a!=2", true)]
    [InlineData("c!=2", true)]
    [InlineData("a in (1, 3)", true)]
    [InlineData("a in (2,3)", false)]
    [InlineData("c notin (2,3)", true)]
    [InlineData("a notin (1)", false)]
    [InlineData("a", true)]
    [InlineData("c", false)]
    [InlineData("!c", true)]
    [InlineData("! a", false)]
    [InlineData("a>0", true)]
    [InlineData("a<1", false)]
    [InlineData("b>0", false)]
    [InlineData("e=", true)]
    [InlineData("a=", false)]
    public void Labels_select(string selector, bool matches) =>
        Assert.Equal(matches, Parsed(selector, "").Matches(Labelled()));

    [Theory]
    [InlineData("a b", "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt")]
    [InlineData("=1", "unable to parse requirement: found '=', expected: !, identifier, or 'end of string'")]
    [InlineData("a in 1", "unable to parse requirement: found no '(', expected: '('")]
    [InlineData("a in (1", "unable to parse requirement: found '', expected: ',' or ')'")]
    [InlineData("a,", "unable to parse requirement: found '', expected: identifier after ','")]
    public void A_wrong_label_selector_is_refused(string selector, string message)
    {
        Assert.False(Selector.Parse(CoreKinds.ConfigMap, null, selector, "").Is(out _, out var failure));
        Assert.Equal((400, message), (failure.Code, failure.Message));
    }

    [Theory]
    [InlineData("metadata.name=s", true)]
    [InlineData("metadata.name!=s", false)]
    [InlineData("metadata.namespace==t,spec.type=ClusterIP", true)]
    [InlineData("spec.type=LoadBalancer", false)]
    [InlineData("spec.clusterIP=", true)]
    public void Fields_select(string selector, bool matches) =>
        Assert.Equal(matches, Parsed("", selector, CoreKinds.Service).Matches(Labelled()));

    [Theory]
    [InlineData("spec.x=1", "field label not supported: spec.x")]
    [InlineData("x", "invalid selector: 'x'; can't understand 'x'")]
    public void A_wrong_field_selector_is_refused(string selector, string message)
    {
        Assert.False(Selector.Parse(CoreKinds.Service, null, "", selector).Is(out _, out var failure));
        Assert.Equal((400, message), (failure.Code, failure.Message));
    }

    [Fact]
    public void A_kind_without_fields_names_the_two_it_has()
    {
        Assert.False(Selector.Parse(CoreKinds.ConfigMap, null, "", "data.x=1").Is(out _, out var failure));
        Assert.Equal(
            "\"data.x\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"",
            failure.Message);
    }

    [Fact]
    public void The_namespace_of_the_path_selects()
    {
        Assert.True(Selector.Parse(CoreKinds.ConfigMap, "other", "", "").Is(out var selector, out _));
        Assert.False(selector.Matches(Labelled()));
        Assert.False(selector.IsNarrow);
    }

    private static Selector Parsed(string labels, string fields, HubKind? kind = null)
    {
        Assert.True(
            Selector.Parse(kind ?? CoreKinds.ConfigMap, null, labels, fields).Is(out var selector, out var failure),
            failure?.Message);
        return selector;
    }

    private static StoredObject Labelled()
    {
        var content = TestObjects.ConfigMap("s");
        content["metadata"]!["labels"] = new JsonObject { ["a"] = "1", ["b"] = "x", ["e"] = "" };
        content["spec"] = new JsonObject { ["type"] = "ClusterIP" };
        return TestObjects.Stored(content);
    }
}
