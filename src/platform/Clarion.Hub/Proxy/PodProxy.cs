using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Clarion.Hub.Failures;
using Clarion.Hub.Http;
using Clarion.Hub.Kinds;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Proxy;

/// <summary>
/// Answers GET of pods/NAME:PORT/proxy/PATH by asking the Pod's address. What proves who asks (Authorization) is not
/// passed on, as kube-apiserver does not.
/// </summary>
internal sealed class PodProxy : IDisposable
{
    // A Pod that does not answer must not hold the one who asks for ever.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    // Headers of one connection (RFC 9110, section 7.6.1) and those that the client sets anew.
    private static readonly string[] NotPassedOn =
    [
        "Authorization", "Connection", "Host", "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer",
        "Transfer-Encoding", "Upgrade", "Content-Length", "Accept-Encoding",
    ];

    private readonly ObjectStore store;
    private readonly HttpMessageInvoker client;

    public PodProxy(ObjectStore store)
    {
        this.store = store;
        client = new(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            // A Pod's certificate is its own; the connection ends on the Pod's address whoever signed it.
            SslOptions = new()
            {
#pragma warning disable CA5359
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
            },
        });
    }

    public void Dispose() => client.Dispose();

    /// <summary>Forwards the request and the answer.</summary>
    public async Task ForwardAsync(ApiCall call)
    {
        if (!TargetOf(call).Is(out var target, out var failure))
        {
            await Answer.FailureAsync(call.Context, failure);
            return;
        }

        using var request = new HttpRequestMessage(new(call.Context.Request.Method), target);
        foreach (var (name, values) in call.Context.Request.Headers)
        {
            if (!NotPassedOn.Contains(name, StringComparer.OrdinalIgnoreCase) && name[0] != ':')
                request.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(call.Aborted);
        limit.CancelAfter(Limit);
        try
        {
            using var response = await client.SendAsync(request, limit.Token);
            await CopyAsync(call, response, limit.Token);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or OperationCanceledException
            && !call.Aborted.IsCancellationRequested)
        {
            if (call.Context.Response.HasStarted)
                call.Context.Abort();
            else
                await Answer.FailureAsync(call.Context, new(
                    503, "ServiceUnavailable", $"error trying to reach service: {problem.Message}"));
        }
    }

    private static async Task CopyAsync(ApiCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var answer = call.Context.Response;
        answer.StatusCode = (int)response.StatusCode;
        answer.ContentType = response.Content.Headers.ContentType?.ToString();
        await response.Content.CopyToAsync(answer.Body, cancellationToken);
    }

    private Outcome<Uri> TargetOf(ApiCall call)
    {
        var (scheme, name, port) = call.Name.Split(':') switch
        {
            [var plain] => ("http", plain, "80"),
            [var pod, var number] => ("http", pod, number),
            ["https", var pod, var number] => ("https", pod, number),
            ["http", var pod, var number] => ("http", pod, number),
            _ => ("", "", ""),
        };
        if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var portNumber))
            return ApiFailure.BadRequest($"invalid pod request \"{call.Name}\": write NAME:PORT or https:NAME:PORT");
        if (store.Find(CoreKinds.Pod, call.Namespace, name) is not { } found)
            return ApiFailure.NotFound(CoreKinds.Pod, name);
        var status = found.Parse()["status"] as JsonObject ?? [];
        if (!IPAddress.TryParse(status.TextOrEmpty("podIP"), out var address))
            return ApiFailure.BadRequest($"pod \"{name}\" has no address yet (status.podIP)");
        var host = address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
        var path = call.Path.Rest.Length == 0 ? "/" : call.Path.Rest;
        return new Uri($"{scheme}://{host}:{portNumber}{path}{call.Context.Request.QueryString}");
    }
}
