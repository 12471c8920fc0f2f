using System.CommandLine;
using Clarion.CommandLine;
using Clarion.Inspection;
using Clarion.Primitives;

namespace Clarion.Verbs.Explain;

/// <summary><c>clarion explain</c>: why a Service has what it has, or whose an address is.</summary>
internal static class ExplainVerb
{
    public static Command Create(Invocation invocation)
    {
        var subject = new Argument<string>("subject")
        {
            HelpName = "NAMESPACE/NAME|ADDRESS",
            Description = "A Service, or an IP address.",
        };
        subject.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !IpAddress.TryParse(text, out _) && !IsServiceName(text))
                result.AddError($"'{text}' is neither NAMESPACE/NAME of a Service nor an IP address");
        });
        var verb = new ReadingVerb(
            invocation,
            ("explain", "Why a Service has its address and is announced there, or why not; or whose an address is.",
                ["clarion explain default/web", "clarion explain 192.0.2.10", "clarion explain default/web -o json"]),
            (session, parsed, cancellationToken) =>
                ExplainAsync(session, parsed.GetRequiredValue(subject), cancellationToken));
        verb.Add(subject);
        return verb;
    }

    private static bool IsServiceName(string text) => text.Split('/') is [{ Length: > 0 }, { Length: > 0 }];

    private static Task<Answer> ExplainAsync(
        ClusterSession session, string subject, CancellationToken cancellationToken) =>
        Inspector.AskAsync(
            session,
            judgement => IpAddress.TryParse(subject, out var address)
                ? Task.FromResult(AddressReport.Of(judgement, address))
                : ExplainServiceAsync(session, judgement, subject, cancellationToken),
            cancellationToken);

    private static async Task<Answer> ExplainServiceAsync(
        ClusterSession session, Judgement judgement, string subject, CancellationToken cancellationToken)
    {
        var parts = subject.Split('/');
        var service = judgement.Services.FirstOrDefault(
            one => one.Name.Namespace == parts[0] && one.Name.Name == parts[1]);
        if (service is null)
            return await StrangerReport.AskAsync(session, judgement, new(parts[0], parts[1]), cancellationToken);
        var surroundings = await ServiceSurroundings.ReadAsync(session, judgement, service, cancellationToken);
        return ServiceReport.Of(judgement, service, surroundings);
    }
}
