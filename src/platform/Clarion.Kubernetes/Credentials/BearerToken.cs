using Clarion.Primitives;

namespace Clarion.Kubernetes.Credentials;

/// <summary>A token, fixed or in a file that is replaced as the token rotates.</summary>
public sealed class BearerToken
{
    /// <summary>The kubelet replaces a token when a fifth of its life is left: at least two minutes.</summary>
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromMinutes(1);

    private readonly string? path;
    private readonly Lock gate = new();
    private string? token;
    private Instant? readAt;

    private BearerToken(string? token, string? path) => (this.token, this.path) = (token, path);

    /// <summary>A token that stays.</summary>
    public static BearerToken Fixed(string token) => new(token, null);

    /// <summary>A token in a file, read again each minute and whenever it is refused.</summary>
    public static BearerToken FromFile(string path) => new(null, path);

    /// <summary>
    /// The token; null when the file was never readable, so that the API server says what is missing.
    /// </summary>
    /// <param name="now">The present.</param>
    /// <param name="again">Whether to read the file even if it was read a moment ago.</param>
    internal string? Read(Instant now, bool again)
    {
        if (path is null)
            return token;
        lock (gate)
        {
            if (!again && readAt is { } at && now - at < ReadAgainAfter)
                return token;
            try
            {
                if (File.ReadAllText(path).Trim() is var text && HeaderText.IsSafe(text))
                    (token, readAt) = (text, now);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The old one may still be good; the next request reads again.
            }

            return token;
        }
    }
}
