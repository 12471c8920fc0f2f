using System.Text.Json.Nodes;
using Clarion.Verbs.Diag;

namespace Clarion.Tests.Platform.Verbs.Diag;

public sealed class RedactionTests
{
    private readonly Redaction redaction = new();

    [Fact]
    public void A_password_that_begins_like_another_one_is_removed_to_its_end()
    {
        Cleaned("""{"a": {"password": "hush"}, "b": {"password": "hush-longer"}}""");
        Assert.Equal("(removed) and (removed)", redaction.Clean("hush-longer and hush"));
    }

    [Fact]
    public void A_password_is_found_in_other_forms_too()
    {
        Cleaned("""{"password": "hu\"sh"}""");
        Assert.Equal("(removed) (removed) (removed)", redaction.Clean("hu\"sh hu\\\"sh aHUic2g="));
    }

    [Fact]
    public void Annotations_of_others_are_emptied_since_tools_keep_whole_objects_in_them() => Assert.Equal(
        """{"annotations":{"objectset.rio.cattle.io/applied":"(removed)","metallb.io/address-pool":"first"}}""",
        Cleaned("""
            {"annotations": {"objectset.rio.cattle.io/applied": "H4sIAAAA", "metallb.io/address-pool": "first"}}
            """));

    [Fact]
    public void A_variable_that_is_no_secret_by_its_name_is_removed_where_it_stands_and_nowhere_else()
    {
        Assert.Equal(
            """{"env":[{"name":"VERBOSE","value":"(removed)"},{"name":"API_KEY","value":"(removed)"}]}""",
            Cleaned("""{"env": [{"name": "VERBOSE", "value": "true"}, {"name": "API_KEY", "value": "hush"}]}"""));
        Assert.Equal("ready: true, key (removed)", redaction.Clean("ready: true, key hush"));
    }

    private string Cleaned(string json)
    {
        var node = JsonNode.Parse(json)!;
        redaction.Clean(node);
        return node.ToJsonString();
    }
}
