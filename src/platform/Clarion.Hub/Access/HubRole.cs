namespace Clarion.Hub.Access;

/// <summary>What a user may do; <see cref="Authorizer"/> has the rules.</summary>
internal enum HubRole
{
    /// <summary>Nothing but ask for health and version.</summary>
    Nobody,

    /// <summary>Ask who they are and which kinds there are.</summary>
    Guest,

    /// <summary>Read everything but Secrets.</summary>
    Viewer,

    /// <summary>Read everything; write what the speaker reports.</summary>
    Speaker,

    /// <summary>Read everything; write what the controller reports.</summary>
    Controller,

    /// <summary>Everything.</summary>
    Admin,
}
