using System.Text;
using Clarion.Inspection.Findings;
using Clarion.Ipam.Reasons;
using Clarion.Model.Refusals;
using Clarion.Placement.Reasons;
using Clarion.Primitives;

namespace Clarion.Tests.Tidy.Documents;

/// <summary>docs/reasons.md, made from the catalogues: the text about a reason stands in the code alone.</summary>
internal static class ReasonPage
{
    public const string Path = "docs/reasons.md";

    public static string Render()
    {
        var page = new StringBuilder();
        page.Append("""
            # Reasons

            Whatever Clarion refuses, keeps back or changes, it says why with one of these words: in events, in
            conditions and in its log. Each names what is the case and what to do about it.

            <!-- Made from the catalogues in src/core: `CLARION_UPDATE=1 ./test --ring tidy Reason` writes it anew. -->

            """);
        Chapter(page, "Objects and their fields", """
            Why an object, or one entry of it, is not in force: an event of the object and a line in the log. The
            last good version of the object stays in force meanwhile. Where there is none, Services keep the
            addresses that they have from it, and nothing new is given.
            """, RefusalReasons.Catalogue);
        Chapter(page, "Addresses of Services", """
            The condition `clarion-lb.dev/AddressAllocated` of a Service has one of these as its reason. A Service
            that has an address and asks for another one that it cannot have keeps the old one, and the reason says
            why it has not moved.
            """, AllocationReasons.Catalogue);
        Chapter(page, "Pools and a Service", """
            How each pool stands to a Service: `clarion explain NAMESPACE/NAME` lists them.
            """, PoolReasons.Catalogue);
        Chapter(page, "Who announces", """
            Why the speakers announce a Service from the node they do, or do not announce it at all: their log says
            so.
            """, PlacementReasons.Catalogue);
        Chapter(page, "Nodes and a Service", """
            How each node stands to a Service: `clarion explain NAMESPACE/NAME` lists them.
            """, NodeReasons.Catalogue);
        Chapter(page, "L2Advertisements and a Service", """
            How each L2Advertisement stands to a Service: `clarion explain NAMESPACE/NAME` lists them.
            """, AdvertisementReasons.Catalogue);
        Chapter(page, "What the reading verbs find", """
            What `clarion status`, `warnings` and `explain` find beyond what the roles say themselves.
            """, FindingReasons.Catalogue);
        return page.ToString();
    }

    private static void Chapter<TReason>(
        StringBuilder page, string title, string about, ReasonCatalogue<TReason> catalogue)
        where TReason : struct, Enum
    {
        page.Append($"\n## {title}\n\n{about}\n");
        foreach (var text in catalogue.All)
            page.Append($"\n### {text.Code}\n\n{text.Sentence}\n\n{text.Remedy}\n");
    }
}
