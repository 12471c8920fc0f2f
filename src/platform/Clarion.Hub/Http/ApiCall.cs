using Clarion.Hub.Access;
using Clarion.Hub.Kinds;
using Microsoft.AspNetCore.Http;

namespace Clarion.Hub.Http;

/// <summary>A request about a kind, by somebody who may ask it.</summary>
/// <param name="Context">The request and its answer.</param>
/// <param name="Kind">The kind in the version that the path names.</param>
/// <param name="Path">The path.</param>
/// <param name="User">Who asks.</param>
internal sealed record ApiCall(HttpContext Context, HubKind Kind, ResourcePath Path, HubUser User)
{
    /// <summary>The namespace of the object or list; empty for none.</summary>
    public string Namespace => Path.Namespace ?? "";

    /// <summary>The name in the path; empty for a collection.</summary>
    public string Name => Path.Name ?? "";

    /// <summary>Ends when the client has gone.</summary>
    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>A parameter of the query; empty when it is not there.</summary>
    public string Query(string name) => Context.Request.Query[name].ToString();

    /// <summary>A parameter of the query that is true or not.</summary>
    public bool Flag(string name) =>
        Context.Request.Query.TryGetValue(name, out var value) && value.ToString() is not ("0" or "false");
}
