using System.Globalization;
using Clarion.Api.Authentication;
using Clarion.CommandLine;
using Clarion.Kubernetes.Client;
using Clarion.Speaker.Viewing;

namespace Clarion.Inspection;

/// <summary>What the speakers say themselves, as far as they could be asked.</summary>
internal sealed class SpeakerSurvey
{
    /// <summary>The speakers' port for health and questions, where nobody chose another one.</summary>
    private const int DefaultPort = 17472;

    /// <summary>The shortest life that the API server gives to a token.</summary>
    private const int TokenLifeSeconds = 600;

    /// <summary>A node that is cut off must not keep the answer from anyone.</summary>
    private static readonly TimeSpan AskTimeout = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, Layer2View> byNode = new(StringComparer.Ordinal);

    private SpeakerSurvey(IEnumerable<Layer2View> answers, IReadOnlyList<string> gaps)
    {
        foreach (var answer in answers)
            byNode[answer.Node] = answer;
        Gaps = gaps;
    }

    /// <summary>Nobody was asked.</summary>
    public static SpeakerSurvey None { get; } = new([], []);

    /// <summary>What was said, by node.</summary>
    public IEnumerable<Layer2View> Answers => byNode.Values.OrderBy(view => view.Node, StringComparer.Ordinal);

    /// <summary>Who could not be asked and why, as sentences.</summary>
    public IReadOnlyList<string> Gaps { get; }

    /// <summary>What the speaker of a node said; null when it said nothing.</summary>
    public Layer2View? AnswerOf(string node) => byNode.GetValueOrDefault(node);

    /// <summary>A survey whose answers are known.</summary>
    public static SpeakerSurvey Of(IEnumerable<Layer2View> answers, params IReadOnlyList<string> gaps) =>
        new(answers, gaps);

    /// <summary>Asks the speakers of all nodes.</summary>
    public static Task<SpeakerSurvey> AskAllAsync(
        ClusterSession session, Judgement judgement, CancellationToken cancellationToken) =>
        AskAsync(
            session,
            [.. judgement.Pods.Where(pod => pod is { IsSpeaker: true, Node: not null })],
            cancellationToken);

    /// <summary>Asks some speakers: one request for a token, and one for each of them.</summary>
    public static async Task<SpeakerSurvey> AskAsync(
        ClusterSession session, IReadOnlyList<RolePod> pods, CancellationToken cancellationToken)
    {
        if (pods.Count == 0)
            return None;
        session.Progress.Say("asking the speakers");
        var wanted = new TokenRequest
        {
            Spec = new() { Audiences = [ViewerGate.Audience], ExpirationSeconds = TokenLifeSeconds },
        };
        var account = new Api.Meta.ObjectKey(session.Namespace, ViewerGate.ServiceAccount);
        var result = await session.Client.RequestTokenAsync(account, wanted, AskTimeout, cancellationToken);
        if (!result.TryGet(out var request, out var error) || request.Status?.Token is not { } token)
            return new([], [$"The speakers were not asked: {error?.Message ?? "the API server gave no token"}"]);
        var answers = await Task.WhenAll(pods.Select(pod => AskAsync(session.Client, pod, token, cancellationToken)));
        var views = answers.Select(answer => answer.View).OfType<Layer2View>().ToList();
        return new(views, [.. GapsOf(answers), .. views.Where(view => view.OmittedCount > 0).Select(OmittedBy)]);
    }

    private static async Task<(RolePod Pod, Layer2View? View, ApiError? Error)> AskAsync(
        KubernetesClient client, RolePod pod, string token, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string> { [ViewerGate.TokenHeader] = token };
        var result = await client.AskPodAsync(
            (pod.Object.Metadata.Key, PortOf(pod)), Layer2View.Path, headers, ViewJson.Default.Layer2View, AskTimeout,
            cancellationToken);
        // Which node it is, the API server knows better than whoever answers.
        return result.TryGet(out var view, out var error)
            ? (pod, view with { Node = pod.Node! }, null) : (pod, null, error);
    }

    private static int PortOf(RolePod pod) =>
        int.TryParse(pod.Option("--health-probe-port"), CultureInfo.InvariantCulture, out var port)
            ? port
            : DefaultPort;

    private static string OmittedBy(Layer2View view) =>
        $"The speaker on {view.Node} has {view.OmittedCount} more addresses, interfaces or decisions than it tells";

    /// <summary>What all of them have in common is said once.</summary>
    private static List<string> GapsOf((RolePod Pod, Layer2View? View, ApiError? Error)[] answers)
    {
        var failed = answers.Where(answer => answer.Error is not null).ToList();
        if (failed.Find(answer => answer.Error!.Reason == ApiErrorReason.Forbidden) is { Error: { } forbidden })
        {
            return
            [
                $"The speakers were not asked: {forbidden.Message}. docs/cli.md has such a role, and says what else it "
                    + "opens",
            ];
        }

        return [.. failed.Select(answer => $"The speaker on {answer.Pod.Node} was not asked: {answer.Error!.Message}")];
    }
}
