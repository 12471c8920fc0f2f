using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clarion.Tests.Platform.Conformance.Wire;

/// <summary>What the server answered.</summary>
internal sealed record Answer(int Code, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    private JsonNode? body;

    /// <summary>The body as JSON.</summary>
    public JsonNode Body => body ??= Parse();

    /// <summary>The media type with its parameters.</summary>
    public string? ContentType => ContentHeaders.ContentType?.ToString();

    /// <summary>The value at a place of the body; null when nothing is there.</summary>
    public string? At(params ReadOnlySpan<string> place) => Body.At(place);

    /// <summary>The values of a header, joined.</summary>
    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    /// <summary>Fails the test unless the status is this one.</summary>
    public Answer Is(int code)
    {
        Assert.True(Code == code, $"{Code} instead of {code}: {Text}");
        return this;
    }

    /// <summary>Fails the test unless this is a refusal with this code and reason.</summary>
    public Answer IsRefusal(int code, string reason)
    {
        Is(code);
        Assert.Equal(("Status", "v1", "Failure"), (At("kind"), At("apiVersion"), At("status")));
        Assert.Equal((reason, $"{code}"), (At("reason"), At("code")));
        return this;
    }

    private JsonNode Parse()
    {
        try
        {
            return JsonNode.Parse(Text)!;
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"{Code}, not JSON: {Text}");
        }
    }
}
