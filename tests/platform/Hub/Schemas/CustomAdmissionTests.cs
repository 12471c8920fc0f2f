using System.Text.Json.Nodes;
using Clarion.Hub.Failures;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;
using Clarion.Testing.Clusters;

namespace Clarion.Tests.Platform.Hub.Schemas;

public sealed class CustomAdmissionTests
{
    private const string NotChecked = "rules were not checked";

    private static readonly HubKind Pools = HubKinds.Find("metallb.io", "v1beta1", "ipaddresspools")!;

    /// <summary>The same table that is tried on a real API server with the installed definitions.</summary>
    public static TheoryData<string, string, string, string> Refused()
    {
        var rows = new TheoryData<string, string, string, string>();
        var file = Path.Combine(LabFolder.Repository, "tests/platform/Deploy/Examples/refused.json");
        foreach (var row in JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            rows.Add(
                (string)row!["apiVersion"]!,
                (string)row["plural"]!,
                row["spec"]!.ToJsonString(),
                (string)row["cause"]!);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_wrong_object_is_refused_as_on_a_real_API_server(
        string apiVersion, string plural, string spec, string cause)
    {
        var kind = HubKinds.Find("metallb.io", apiVersion.Split('/')[1], plural)!;
        var admitted = Admission.Create(kind, Object(kind, "wrong", spec));
        Assert.False(admitted.IsAccepted);
        Assert.Equal((422, "Invalid"), (admitted.Refusal.Code, admitted.Refusal.Reason));
        Assert.Equal([cause], Causes(admitted));
    }

    [Fact]
    public void Defaults_are_filled_in_and_a_status_is_dropped()
    {
        var body = Object(Pools, "p", """{"addresses":["10.0.0.0/24"],"serviceAllocation":{"priority":3}}""");
        body["status"] = new JsonObject { ["assignedIPv4"] = 1 };
        JsonAssert.Equal(
            """
            {"addresses":["10.0.0.0/24"],"serviceAllocation":{"priority":3},"autoAssign":true,"avoidBuggyIPs":false}
            """,
            Accepted(Admission.Create(Pools, body))["spec"]);
        Assert.False(body.ContainsKey("status"));
    }

    [Fact]
    public void Unknown_fields_are_dropped_and_named()
    {
        var body = Object(Pools, "p", """{"addresses":["10.0.0.0/24"],"x":1,"serviceAllocation":{"q":1}}""");
        body["metadata"]!["foo"] = 1;
        var admitted = Admission.Create(Pools, body);
        Assert.Equal(["metadata.foo", "spec.x", "spec.serviceAllocation.q"], admitted.UnknownFields);
        Assert.False(Accepted(admitted)["spec"]!.AsObject().ContainsKey("x"));
    }

    [Fact]
    public void Types_are_told_all_at_once_and_then_rules_are_not_asked()
    {
        var admitted = Admission.Create(Pools, Object(Pools, "p", """
            {"addresses":"x","autoAssign":"y","serviceAllocation":{"priority":"a","namespaces":[1]}}
            """));
        Assert.Equal(
            [
                "spec.addresses: " + OfType("spec.addresses", "array", "string"),
                "spec.autoAssign: " + OfType("spec.autoAssign", "boolean", "string"),
                "spec.serviceAllocation.namespaces[0]: "
                    + OfType("spec.serviceAllocation.namespaces[0]", "string", "integer"),
                "spec.serviceAllocation.priority: " + OfType("spec.serviceAllocation.priority", "integer", "string"),
            ],
            Causes(admitted).Order(StringComparer.Ordinal));
        Assert.Contains(NotChecked, admitted.Refusal!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", "spec: Required value")]
    [InlineData("\"x\"", "spec: Invalid value: \"string\": spec in body must be of type object: \"string\"")]
    public void A_spec_must_be_there(string spec, string cause) =>
        Assert.Equal([cause], Causes(Admission.Create(Pools, Object(Pools, "p", spec))));

    [Fact]
    public void A_body_must_say_what_it_is()
    {
        var admitted = Admission.Create(Pools, JsonNode.Parse("""{"metadata":{"name":"p"}}""")!.AsObject());
        Assert.Equal(400, admitted.Refusal!.Code);
        Assert.StartsWith(
            "the object provided is unrecognized (must be of type IPAddressPool): Object 'Kind' is missing in",
            admitted.Refusal.Message, StringComparison.Ordinal);
        var other = Object(Pools, "p", "{}");
        other["kind"] = "Xx";
        var refusal = Admission.Create(Pools, other).Refusal!;
        Assert.Equal(
            "Xx.metallb.io \"p\" is invalid: kind: Invalid value: \"Xx\": must be IPAddressPool", refusal.Message);
        other["kind"] = "IPAddressPool";
        other["apiVersion"] = "metallb.io/v1";
        Assert.Equal(
            "the API version in the data (metallb.io/v1) does not match the expected API version (metallb.io/v1beta1)",
            Admission.Create(Pools, other).Refusal!.Message);
    }

    [Fact]
    public void Details_name_the_object_and_every_cause()
    {
        var refusal = Admission.Create(Pools, Object(Pools, "p", """{"addresses":[]}""")).Refusal!;
        const string cause = "Invalid value: 0: spec.addresses in body should have at least 1 items";
        JsonAssert.Equal(
            $$"""
            {"name":"p","group":"metallb.io","kind":"IPAddressPool",
             "causes":[{"reason":"FieldValueInvalid","message":"{{cause}}","field":"spec.addresses"}]}
            """,
            StatusJson.Of(ApiFailure.Of(refusal))["details"]);
        Assert.Equal($"IPAddressPool.metallb.io \"p\" is invalid: spec.addresses: {cause}", refusal.Message);
    }

    [Fact]
    public void The_main_path_keeps_the_status_and_the_status_path_everything_else()
    {
        var stored = Object(Pools, "p", """{"addresses":["10.0.0.0/24"]}""");
        stored["metadata"]!["uid"] = "u";
        stored["status"] = JsonNode.Parse("""{"assignedIPv4":1}""");
        var written = Object(Pools, "p", """{"addresses":["10.0.1.0/24"]}""");
        written["metadata"]!["labels"] = new JsonObject { ["a"] = "b" };
        written["metadata"]!["resourceVersion"] = "7";
        written["status"] = JsonNode.Parse("""{"assignedIPv4":2}""");

        var main = Accepted(Admission.Update(Pools, stored, Copy(written), WrittenPath.Main));
        Assert.Equal("""["10.0.1.0/24"]""", main["spec"]!["addresses"]!.ToJsonString());
        Assert.Equal(1, (int)main["status"]!["assignedIPv4"]!);
        Assert.Equal(("u", "7"), ((string?)main["metadata"]!["uid"], (string?)main["metadata"]!["resourceVersion"]));
        Assert.True(Admission.ChangesGeneration(Pools, stored, main));

        var status = Accepted(Admission.Update(Pools, stored, Copy(written), WrittenPath.Status));
        Assert.Equal("""["10.0.0.0/24"]""", status["spec"]!["addresses"]!.ToJsonString());
        Assert.Equal(2, (int)status["status"]!["assignedIPv4"]!);
        Assert.Null(status["metadata"]!["labels"]);
    }

    [Fact]
    public void What_is_set_once_cannot_be_changed()
    {
        var kind = HubKinds.Find("metallb.io", "v1beta1", "servicel2statuses")!;
        var stored = Object(kind, "l2", null);
        stored["status"] = JsonNode.Parse("""{"node":"a"}""");
        var next = Copy(stored);
        next["status"]!["node"] = "b";
        Assert.Equal(
            ["status.node: Invalid value: \"b\": cannot be changed after it was set"],
            Causes(Admission.Update(kind, stored, next, WrittenPath.Status)));
    }

    [Fact]
    public void An_older_version_keeps_what_it_does_not_know()
    {
        var old = HubKinds.Find("metallb.io", "v1beta1", "bgppeers")!;
        var admitted = Admission.Create(old, Object(
            old, "p", """{"myASN":1,"peerASN":2,"peerAddress":"10.0.0.1","enableGracefulRestart":true}"""));
        Assert.True((bool)Accepted(admitted)["spec"]!["enableGracefulRestart"]!);
    }

    private static string OfType(string field, string wanted, string found) =>
        $"Invalid value: \"{found}\": {field} in body must be of type {wanted}: \"{found}\"";

    private static JsonObject Object(HubKind kind, string name, string? spec)
    {
        var value = new JsonObject
        {
            ["apiVersion"] = kind.ApiVersion,
            ["kind"] = kind.Kind,
            ["metadata"] = new JsonObject { ["name"] = name },
        };
        if (spec is not null)
            value["spec"] = JsonNode.Parse(spec);
        return value;
    }

    private static JsonObject Copy(JsonObject value) => value.DeepClone().AsObject();

    private static JsonObject Accepted(Admitted admitted)
    {
        Assert.Null(admitted.Refusal?.Message);
        return admitted.Object!;
    }

    private static IEnumerable<string> Causes(Admitted admitted) => admitted.Refusal!.Causes
        .Select(cause => cause.ToString()).Where(cause => !cause.Contains(NotChecked, StringComparison.Ordinal));
}
