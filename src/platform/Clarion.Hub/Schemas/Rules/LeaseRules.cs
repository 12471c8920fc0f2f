using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>Leases: how long they hold, and how often they changed hands.</summary>
internal sealed class LeaseRules : KindRules
{
    public override void FillIn(JsonObject value) => value.Make("spec");

    public override void Check(JsonObject value, JsonObject? stored, CauseList causes)
    {
        var spec = value.Object("spec");
        if (spec.Number("leaseDurationSeconds") is <= 0)
            causes.Invalid("spec.leaseDurationSeconds", spec!["leaseDurationSeconds"], "must be greater than 0");
        if (spec.Number("leaseTransitions") is < 0)
            causes.Invalid("spec.leaseTransitions", spec!["leaseTransitions"], "must be greater than or equal to 0");
    }
}
