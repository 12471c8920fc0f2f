namespace Clarion.Speaker.Viewing;

/// <summary>Whether who asks is answered.</summary>
public enum Admission
{
    /// <summary>It is.</summary>
    Granted,

    /// <summary>It shows no token, or not one for this.</summary>
    Refused,

    /// <summary>Too many tokens were shown in a short time; later it may be.</summary>
    Busy,

    /// <summary>The API server, which knows whose a token is, does not say.</summary>
    Unknown,
}
