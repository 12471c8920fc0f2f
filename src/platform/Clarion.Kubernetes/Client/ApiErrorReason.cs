namespace Clarion.Kubernetes.Client;

/// <summary>Why a request failed: the API server's own reasons, and what can happen on the way to it.</summary>
public enum ApiErrorReason
{
    /// <summary>The object (or the namespace to create it in) does not exist.</summary>
    NotFound,

    /// <summary>The API server does not serve the kind: its CRD is not installed, or is being set up.</summary>
    KindNotServed,

    /// <summary>An object of that name exists, or is still being deleted.</summary>
    AlreadyExists,

    /// <summary>
    /// The object changed since it was read, a precondition failed, or another field manager owns a field.
    /// </summary>
    Conflict,

    /// <summary>RBAC, a terminating namespace or an admission plug-in forbids it.</summary>
    Forbidden,

    /// <summary>The credentials are not accepted.</summary>
    Unauthorized,

    /// <summary>The object is not valid; each cause names a field.</summary>
    Invalid,

    /// <summary>The request makes no sense to the API server (400, 405, 406, 413, 415).</summary>
    BadRequest,

    /// <summary>The resourceVersion or the continue token is older than what the API server still has (410).</summary>
    Expired,

    /// <summary>The resourceVersion is newer than anything the API server has: it lags, or was restored.</summary>
    VersionTooLarge,

    /// <summary>The API server asks to come back later (429).</summary>
    TooManyRequests,

    /// <summary>No answer in time; a write may or may not have happened.</summary>
    Timeout,

    /// <summary>No connection to the API server, or it broke; a write may or may not have happened.</summary>
    Unreachable,

    /// <summary>The API server is there and cannot serve now (503).</summary>
    ServiceUnavailable,

    /// <summary>
    /// The API server failed (500); some of these are about the request, so they are not retried for ever.
    /// </summary>
    Internal,

    /// <summary>The answer is not what an API server answers.</summary>
    Unreadable,
}
