namespace Clarion.Hub.Access;

/// <summary>A service account's token.</summary>
/// <param name="User">Who its holder is.</param>
/// <param name="Audiences">For whom it is meant.</param>
/// <param name="Expires">From when on it is worth nothing.</param>
internal sealed record IssuedToken(HubUser User, IReadOnlyList<string> Audiences, DateTimeOffset Expires);
