using Clarion.Ipam.Reasons;
using Clarion.Model.Refusals;
using Clarion.Primitives;

namespace Clarion.Tests.Core.Primitives;

public sealed class ReasonCatalogueTests
{
    [Fact]
    public void Every_member_has_its_name_as_code_a_sentence_a_remedy_and_an_anchor()
    {
        Assert.Equal(Enum.GetNames<RefusalReason>(), RefusalReasons.Catalogue.All.Select(text => text.Code));
        Assert.Equal(Enum.GetNames<AllocationReason>(), AllocationReasons.Catalogue.All.Select(text => text.Code));
        Assert.All(RefusalReasons.Catalogue.All.Concat(AllocationReasons.Catalogue.All), IsWhole);
        Assert.Equal("reasons.md#reversedrange", RefusalReasons.Catalogue[RefusalReason.ReversedRange].Anchor);
    }

    private static void IsWhole(ReasonText text)
    {
        Assert.EndsWith(".", text.Sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", text.Remedy, StringComparison.Ordinal);
        Assert.Equal($"reasons.md#{text.Code.ToLowerInvariant()}", text.Anchor);
    }
}
