using Clarion.Output;

namespace Clarion.Inspection;

/// <summary>What the speakers say that they answer for, as a table.</summary>
internal static class SpeakerTable
{
    private static readonly Column[] Columns =
    [
        new("NODE", "node"), new("ADDRESS", "address"), new("QUESTIONS", "requestsReceived") { IsNumber = true },
        new("ANSWERS", "responsesSent") { IsNumber = true }, new("UNASKED", "gratuitousSent") { IsNumber = true },
        new("INTERFACES", "interfaces"),
    ];

    public static TableSection Of(SpeakerSurvey speakers) => new(
        "announced",
        Columns,
        [
            .. from answer in speakers.Answers
               from address in answer.Addresses
               select new Cell[]
               {
                   answer.Node, address.Address, address.RequestsReceived, address.ResponsesSent,
                   address.GratuitousSent, Cell.Of(address.Interfaces),
               },
        ])
    {
        IdentityColumns = 2,
        Title = "What the speakers answer for",
    };

    /// <summary>What they decided last about a Service, the newest first.</summary>
    public static TableSection DecisionsOf(SpeakerSurvey speakers, DateTimeOffset now) => new(
        "decisions",
        [new("WHEN", "time"), new("SPEAKER ON", "node"), new("OWNER", "owner"), new("REASON", "reason")],
        [
            .. from answer in speakers.Answers
               from decision in answer.Decisions
               orderby decision.Time descending
               select new Cell[] { Cell.Age(decision.Time, now), answer.Node, decision.Owner, decision.Reason },
        ])
    {
        IdentityColumns = 4,
        Title = "What the speakers decided last",
    };
}
