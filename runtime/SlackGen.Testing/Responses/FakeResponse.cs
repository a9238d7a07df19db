using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>An HTTP response, complete, before a fault changes it.</summary>
/// <param name="Body">The body.</param>
/// <param name="ContentType">The content type.</param>
internal sealed record FakeResponse(ReadOnlyMemory<byte> Body, string ContentType = FakeResponse.Json)
{
    public const string Json = "application/json; charset=utf-8";

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Gets or sets the headers besides the content type and length.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Gets or sets the time that passes before the response is sent.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Writes a body as JSON.</summary>
    /// <param name="body">The fields.</param>
    /// <param name="hasOk">Whether <c>"ok": true</c> precedes the fields, which then must lack it.</param>
    public static FakeResponse From(JsonObject body, bool hasOk = false)
    {
        var utf8 = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(utf8))
        {
            writer.WriteStartObject();
            if (hasOk)
            {
                writer.WriteBoolean("ok"u8, true);
            }

            foreach (var (name, value) in body)
            {
                writer.WritePropertyName(name);
                if (value is null)
                {
                    writer.WriteNullValue();
                }
                else
                {
                    value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return new FakeResponse(utf8.WrittenMemory);
    }

    public static FakeResponse From(Refusal refusal) => refusal.RetryAfter is { } seconds
        ? From(refusal.ToJson()) with { Status = StatusCodes.Status429TooManyRequests, Headers = [("Retry-After", $"{seconds}")] }
        : From(refusal.ToJson());

    /// <summary>Creates a response with the text of an exception that code of the test has thrown.</summary>
    public static FakeResponse From(Exception exception) => new(Encoding.UTF8.GetBytes(exception.ToString()), "text/plain; charset=utf-8")
    {
        Status = StatusCodes.Status500InternalServerError,
    };

    /// <summary>Creates the response to a request whose verb the URL does not have.</summary>
    public static FakeResponse MethodNotAllowed() => Html(StatusCodes.Status405MethodNotAllowed, "405 Method Not Allowed");

    /// <summary>Creates an HTML page such as a proxy sends.</summary>
    public static FakeResponse Html(int status, string title) => new(
        Encoding.UTF8.GetBytes($"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n"),
        "text/html; charset=utf-8")
    {
        Status = status,
    };

    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }

    /// <summary>Sets the status and all headers except the length.</summary>
    public void WriteHead(HttpResponse response)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }
    }

    public async Task WriteAsync(HttpResponse response)
    {
        WriteHead(response);
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, response.HttpContext.RequestAborted).ConfigureAwait(false);
    }
}
