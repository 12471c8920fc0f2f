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
}
