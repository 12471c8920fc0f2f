using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Clarion.Hub.Failures;
using Clarion.Hub.Storage;
using Microsoft.AspNetCore.Http;

namespace Clarion.Hub.Http;

/// <summary>Writes answers as kube-apiserver does.</summary>
internal static class Answer
{
    public const string Json = "application/json";

    // As kube-apiserver has it: clients bound the headers that they read.
    private const int WarningCharsMax = 4096;
    private const int LongWarningCharsMax = 256;

    /// <summary>A JSON object and a line end.</summary>
    public static Task JsonAsync(HttpContext context, int code, JsonObject body) =>
        BytesAsync(context, code, JsonText.Utf8(body));

    /// <summary>JSON that is written already, and a line end.</summary>
    public static Task BytesAsync(HttpContext context, int code, ReadOnlyMemory<byte> json)
    {
        Start(context, code, Json);
        context.Response.ContentLength = json.Length + 1;
        var output = context.Response.BodyWriter;
        var span = output.GetSpan(json.Length + 1);
        json.Span.CopyTo(span);
        span[json.Length] = (byte)'\n';
        output.Advance(json.Length + 1);
        return output.FlushAsync(context.RequestAborted).AsTask();
    }

    public static Task TextAsync(HttpContext context, int code, string text)
    {
        Start(context, code, "text/plain; charset=utf-8");
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    /// <summary>A Status, or the bare text where kube-apiserver gives that.</summary>
    /// <param name="context">The request.</param>
    /// <param name="failure">What went wrong.</param>
    /// <param name="continueToken">For an expired page: where to go on.</param>
    public static Task FailureAsync(HttpContext context, ApiFailure failure, string? continueToken = null)
    {
        if (failure.Details?.RetryAfterSeconds is > 0 and var seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return failure.IsPlainText
            ? TextAsync(context, failure.Code, failure.Message)
            : JsonAsync(context, failure.Code, StatusJson.Of(failure, continueToken));
    }

    /// <summary>Adds warnings, which kubectl prints: each whole while they are few and short.</summary>
    public static void Warn(HttpContext context, IReadOnlyList<string> texts)
    {
        var isLong = texts.Sum(text => (long)text.Length) > WarningCharsMax;
        var left = WarningCharsMax;
        var shown = texts
            .Select(text => isLong && text.Length > LongWarningCharsMax ? text[..LongWarningCharsMax] : text)
            .TakeWhile(text => (left -= text.Length) >= 0);
        context.Response.Headers["Warning"] = shown.Select(text => $"299 - \"{Quoted(text)}\"").ToArray();
    }

    /// <summary>Sets status and headers of an answer whose body follows.</summary>
    public static void Start(HttpContext context, int code, string contentType)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = contentType;
        context.Response.Headers.CacheControl = "no-cache, private";
        context.Response.Headers.XContentTypeOptions = "nosniff";
    }

    /// <summary>As an HTTP quoted string, which has no line ends and only ASCII.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\');
            quoted.Append(c is >= ' ' and < '\u007f' ? c : '?');
        }

        return quoted.ToString();
    }
}
