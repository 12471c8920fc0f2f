using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Clarion.Tests.Platform.Deploy;

/// <summary>Single requests to an API server, with JSON as it goes over the wire.</summary>
internal static class ApiObjects
{
    public static async Task<JsonObject> GetAsync(this DeployServer server, string path)
    {
        using var response = await server.Api.GetAsync(path, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    /// <summary>Sends an object and returns the answer, be it the object or a Status that says what is wrong.</summary>
    public static async Task<JsonObject> SendAsync(
        this DeployServer server, HttpMethod method, string path, string json, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = new StringContent(json, Encoding.UTF8, type);
        using var response = await server.Api.SendAsync(request, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    /// <summary>The causes of a refusal as <c>FIELD: MESSAGE</c>; empty when the object was accepted.</summary>
    public static string[] Causes(this JsonObject answer) => answer["details"]?["causes"]?.AsArray()
        .Select(cause => $"{cause!["field"]}: {cause["message"]}").ToArray() ?? [];

    /// <summary>Whether a service account may do something, as the API server sees it.</summary>
    /// <param name="server">Whom to ask.</param>
    /// <param name="home">The service account's namespace.</param>
    /// <param name="role">Its name.</param>
    /// <param name="verb">For example get.</param>
    /// <param name="group">Empty for core.</param>
    /// <param name="resource">PLURAL, PLURAL/SUBRESOURCE or PLURAL:NAME.</param>
    /// <param name="space">The namespace of what it touches; null: all, or none.</param>
    public static async Task<bool> MayAsync(
        this DeployServer server, string home, string role, string verb, string group, string resource, string? space)
    {
        var named = resource.Split(':');
        var parts = named[0].Split('/');
        var review = new JsonObject
        {
            ["apiVersion"] = "authorization.k8s.io/v1",
            ["kind"] = "SubjectAccessReview",
            ["spec"] = new JsonObject
            {
                ["user"] = $"system:serviceaccount:{home}:{role}",
                ["resourceAttributes"] = new JsonObject
                {
                    ["verb"] = verb,
                    ["group"] = group,
                    ["resource"] = parts[0],
                    ["subresource"] = parts.ElementAtOrDefault(1),
                    ["namespace"] = space,
                    ["name"] = named.ElementAtOrDefault(1),
                },
            },
        };
        const string path = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
        var answer = await server.SendAsync(HttpMethod.Post, path, review.ToJsonString());
        return answer["status"]!["allowed"]!.GetValue<bool>();
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
}
