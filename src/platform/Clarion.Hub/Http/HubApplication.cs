using Clarion.Hub.Access;
using Clarion.Hub.Discovery;
using Clarion.Hub.Failures;
using Clarion.Hub.Kinds;
using Clarion.Hub.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Clarion.Hub.Http;

/// <summary>From a request to who answers it: who asks, what for, and whether they may.</summary>
internal sealed class HubApplication(ResourceHandlers resources, TokenTable tokens, ILogger logger)
{
    private const string Bearer = "Bearer ";

    private static readonly string[] Health = ["/healthz", "/livez", "/readyz"];

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        try
        {
            await AnswerAsync(context, path);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone.
        }
        catch (BadHttpRequestException problem) when (!context.Response.HasStarted)
        {
            await Answer.FailureAsync(context, ApiFailure.BadRequest(problem.Message));
        }
        catch (IOException)
        {
            // The client has gone in the middle of the request or of its answer.
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            logger.RequestFailed(context.Request.Method, path, problem);
            if (context.Response.HasStarted)
                context.Abort();
            else
                await Answer.FailureAsync(context, ApiFailure.Internal("the Hub failed; its log says how"));
        }
    }

    private async Task AnswerAsync(HttpContext context, string path)
    {
        if (Health.Any(health => path == health || path.StartsWith(health + "/", StringComparison.Ordinal)))
        {
            await Answer.TextAsync(context, 200, "ok");
            return;
        }

        if (!UserOf(context.Request).Is(out var user, out var failure))
        {
            await Answer.FailureAsync(context, failure);
            return;
        }

        if (user.Role == HubRole.Nobody && path != "/version")
            await Answer.FailureAsync(context, ForbiddenPath(user, context.Request, path));
        else if (Document(context.Request, path) is { } document)
            await DocumentAsync(context, document);
        else
            await ResourceAsync(context, path, user);
        logger.Answered(user.Name, context.Request.Method, path, context.Response.StatusCode);
    }

    /// <summary>Who sends the request, or as whom; the failure is that of a wrong token.</summary>
    private Outcome<HubUser> UserOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return HubUser.Anonymous;
        var sender = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? tokens.Find(header[Bearer.Length..].Trim(), [TokenTable.OwnAudience])?.User
            : null;
        return sender is null ? ApiFailure.Unauthorized : Impersonation.UserOf(sender, request.Headers);
    }

    private static DiscoveryDocument? Document(HttpRequest request, string path)
    {
        if (!HttpMethods.IsGet(request.Method))
            return null;
        var plain = path.Length > 1 ? path.TrimEnd('/') : path;
        return DiscoveryDocuments.Find(plain, request.Headers.Accept.ToString()) ?? OpenApiDocuments.Find(plain);
    }

    private static async Task DocumentAsync(HttpContext context, DiscoveryDocument document)
    {
        if (document.EntityTag is { } tag)
        {
            context.Response.Headers.ETag = tag;
            context.Response.Headers.Vary = "Accept";
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        Answer.Start(context, 200, document.ContentType);
        context.Response.ContentLength = document.Body.Length;
        await context.Response.Body.WriteAsync(document.Body, context.RequestAborted);
    }

    private async Task ResourceAsync(HttpContext context, string path, HubUser user)
    {
        if (ResourcePath.Parse(path) is not { } parsed || !HubKinds.HasVersion(parsed.Group, parsed.Version))
        {
            await Answer.FailureAsync(context, ApiFailure.NoSuchPath);
            return;
        }

        if (HubKinds.Find(parsed.Group, parsed.Version, parsed.Plural) is not { } kind
            || (parsed.Namespace is not null && !kind.Namespaced))
        {
            await Answer.FailureAsync(context, ApiFailure.NoSuchResource);
            return;
        }

        await resources.HandleAsync(new(context, kind, parsed, user));
    }

    private static ApiFailure ForbiddenPath(HubUser user, HttpRequest request, string path) => new(
        403, "Forbidden",
        $"forbidden: User \"{user.Name}\" cannot {request.Method.ToLowerInvariant()} path \"{path}\"")
    {
        Details = FailureDetails.Empty,
    };
}
