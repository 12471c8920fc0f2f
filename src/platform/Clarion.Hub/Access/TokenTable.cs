using System.Security.Cryptography;

namespace Clarion.Hub.Access;

/// <summary>Which token is whose: those of the roles, kept over starts, and those of service accounts.</summary>
internal sealed class TokenTable(TimeProvider time)
{
    /// <summary>The audience of tokens for the API server itself.</summary>
    public const string OwnAudience = "https://kubernetes.default.svc";

    private const int TokenBytes = 32;

    private readonly Lock gate = new();
    private readonly Dictionary<string, HubUser> lasting = [];
    private readonly Dictionary<string, IssuedToken> issued = [];
    private readonly Queue<string> byAge = new();

    /// <summary>A text nobody can guess.</summary>
    public static string Fresh() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    public void AddLasting(string token, HubUser user) => lasting.Add(token, user);

    /// <summary>Gives out a token for a service account.</summary>
    /// <param name="user">Who its holder is.</param>
    /// <param name="audiences">For whom it is meant.</param>
    /// <param name="lifetime">How long it is valid.</param>
    public (string Token, DateTimeOffset Expires) Issue(
        HubUser user, IReadOnlyList<string> audiences, TimeSpan lifetime)
    {
        var token = Fresh();
        var expires = time.GetUtcNow() + lifetime;
        lock (gate)
        {
            issued.Add(token, new(user, audiences, expires));
            byAge.Enqueue(token);
            if (byAge.Count > HubLimits.IssuedTokensMax)
                issued.Remove(byAge.Dequeue());
        }

        return (token, expires);
    }

    /// <summary>Who shows this token, and for which audiences it is good; null when for none or expired.</summary>
    public (HubUser User, IReadOnlyList<string> Audiences)? Find(string token, IReadOnlyList<string> audiences)
    {
        if (lasting.TryGetValue(token, out var user))
            return audiences.Contains(OwnAudience) ? (user, [OwnAudience]) : null;
        lock (gate)
        {
            if (!issued.TryGetValue(token, out var found) || found.Expires <= time.GetUtcNow())
                return null;
            string[] shared = [.. found.Audiences.Intersect(audiences)];
            return shared.Length > 0 ? (found.User, shared) : null;
        }
    }
}
