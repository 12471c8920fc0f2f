using System.Net.Http.Headers;
using System.Text;
using Clarion.Testing.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Wire;

/// <summary>Requests as they stand on the wire, of an administrator.</summary>
internal sealed class RawApi(TestServer server, CancellationToken cancellation) : IDisposable
{
    private readonly HttpClient client = server.Connect();

    public const string Json = "application/json";
    public const string Merge = "application/merge-patch+json";
    public const string JsonPatch = "application/json-patch+json";
    public const string Strategic = "application/strategic-merge-patch+json";

    public Task<Answer> GetAsync(string path, string accept = Json, params (string Name, string Value)[] headers) =>
        SendAsync(new(HttpMethod.Get, path), accept, headers);

    public Task<Answer> PostAsync(string path, string json) =>
        SendAsync(new(HttpMethod.Post, path) { Content = Body(json, Json) }, Json);

    /// <summary>Posts bytes that are not JSON; asks for an answer of the same kind, or JSON.</summary>
    public Task<Answer> PostAsync(string path, byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new(type);
        return SendAsync(new(HttpMethod.Post, path) { Content = content }, $"{type},{Json}");
    }

    public Task<Answer> PutAsync(string path, string json) =>
        SendAsync(new(HttpMethod.Put, path) { Content = Body(json, Json) }, Json);

    public Task<Answer> PatchAsync(string path, string type, string json) =>
        SendAsync(new(HttpMethod.Patch, path) { Content = Body(json, type) }, Json);

    public Task<Answer> DeleteAsync(string path, string? json = null) => SendAsync(
        new(HttpMethod.Delete, path) { Content = json is null ? null : Body(json, Json) }, Json);

    /// <summary>
    /// Opens a watch; fails the test unless the server accepts it. While it makes the cache of a kind anew, which other
    /// tests cause, it says when to come again.
    /// </summary>
    public async Task<OpenedWatch> WatchAsync(string path, string accept = Json)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept", accept);
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.IsSuccessStatusCode)
                return new(response, await response.Content.ReadAsStreamAsync(cancellation), cancellation);
            var (code, text) = ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
            var wait = response.Headers.RetryAfter?.Delta;
            response.Dispose();
            if (wait is null)
                Assert.Fail($"{path}: {code} {text}");
            await Task.Delay(wait.Value, TimeProvider.System, cancellation);
        }
    }

    public void Dispose() => client.Dispose();

    private static StringContent Body(string text, string type) =>
        new(text, Encoding.UTF8, new MediaTypeHeaderValue(type));

    private async Task<Answer> SendAsync(
        HttpRequestMessage request, string accept, params (string Name, string Value)[] headers)
    {
        using (request)
        {
            request.Headers.Add("Accept", accept);
            foreach (var (name, value) in headers)
            {
                request.Headers.Remove(name);
                request.Headers.TryAddWithoutValidation(name, value);
            }

            using var response = await client.SendAsync(request, cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            return new((int)response.StatusCode, text, response.Headers, response.Content.Headers);
        }
    }
}
