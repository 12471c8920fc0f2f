using System.Security.Cryptography;
using System.Text;
using Clarion.Api;
using Clarion.Api.Authentication;
using Clarion.Kubernetes.Client;
using Clarion.Primitives;

namespace Clarion.Speaker.Viewing;

/// <summary>
/// Answers only to who shows a token of ServiceAccount <c>clarion-viewer</c> made for the audience <c>clarion</c>. The
/// API server says whose a token is, and is asked seldom. Safe to use from any thread.
/// </summary>
/// <param name="client">The API server.</param>
/// <param name="ownNamespace">Where the ServiceAccount is.</param>
/// <param name="time">Time.</param>
public sealed class ViewerGate(KubernetesClient client, string ownNamespace, TimeProvider time)
{
    /// <summary>The ServiceAccount whose tokens are accepted.</summary>
    public const string ServiceAccount = "clarion-viewer";

    /// <summary>What a token must have been made for: one stolen elsewhere opens nothing here.</summary>
    public const string Audience = "clarion";

    /// <summary>The header that carries it: the API server's proxy strips Authorization.</summary>
    public const string TokenHeader = "Clarion-Token";

    /// <summary>A token of a ServiceAccount has about 1,200 characters.</summary>
    public const int TokenLengthMax = 8_192;

    /// <summary>A review each 200 ms: people ask, and each of them once in a minute.</summary>
    public const int ReviewsPerSecondMax = 5;

    /// <summary>Verdicts that are remembered.</summary>
    private const int RememberedMax = 64;

    private static readonly TimeSpan RememberFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReviewTimeout = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (bool IsGood, Instant Until)> remembered = new(StringComparer.Ordinal);
    private Instant windowEnd = new(long.MinValue);
    private int reviewsInWindow;

    /// <summary>Decides about a token.</summary>
    /// <param name="token">What the header says; null without.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Admission> AdmitAsync(string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token) || token.Length > TokenLengthMax)
            return Admission.Refused;
        // Tokens themselves are not kept.
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        var now = Instant.Now(time);
        lock (gate)
        {
            if (remembered.TryGetValue(key, out var known) && now < known.Until)
                return known.IsGood ? Admission.Granted : Admission.Refused;
            if (!TakeReview(now))
                return Admission.Busy;
        }

        var review = new TokenReview { Spec = new() { Token = token, Audiences = [Audience] } };
        var result = await client.CreateAsync(Kinds.TokenReview, review, ReviewTimeout, cancellationToken);
        if (!result.TryGet(out var reviewed, out _))
            return Admission.Unknown;
        var isGood = IsViewer(reviewed.Status);
        lock (gate)
            Remember(key, isGood, now);
        return isGood ? Admission.Granted : Admission.Refused;
    }

    private bool IsViewer(TokenReviewStatus? status) => status is { Authenticated: true }
        && status.Audiences?.Contains(Audience) == true
        && status.User?.Username == $"system:serviceaccount:{ownNamespace}:{ServiceAccount}";

    private bool TakeReview(Instant now)
    {
        if (now >= windowEnd)
            (windowEnd, reviewsInWindow) = (now + TimeSpan.FromSeconds(1), 0);
        return ++reviewsInWindow <= ReviewsPerSecondMax;
    }

    private void Remember(string key, bool isGood, Instant now)
    {
        foreach (var old in remembered.Where(entry => entry.Value.Until <= now).Select(entry => entry.Key).ToList())
            remembered.Remove(old);
        // Whoever shows wrong tokens does not keep those who show good ones from being remembered.
        if (isGood && remembered.Count >= RememberedMax
            && remembered.FirstOrDefault(entry => !entry.Value.IsGood).Key is { } wrong)
            remembered.Remove(wrong);
        if (remembered.Count < RememberedMax)
            remembered[key] = (isGood, now + RememberFor);
    }
}
