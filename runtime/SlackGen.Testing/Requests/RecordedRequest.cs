using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A request that reached the fake, whole and decoded.</summary>
public sealed class RecordedRequest
{
    internal RecordedRequest()
    {
    }

    /// <summary>The Slack method that was called, <c>chat.postMessage</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The HTTP verb, <c>POST</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>Path and query as they were sent, still encoded.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>The headers, by name in any case; several values of one are joined by commas. <c>Authorization</c> is not among them.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The token behind <c>Bearer</c>; null when there was none. <see cref="ToString"/> never shows it.</summary>
    public string? Token { get; init; }

    /// <summary>The content type as it was sent, <c>application/json; charset=utf-8</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>The body as it was sent.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body as UTF-8 text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>
    /// The arguments by name, the same however they travelled: <c>int</c>, <c>number</c>, <c>bool</c> and <c>unix_time</c> as JSON's own, <c>csv</c> as
    /// an array, JSON text in a form as what it stands for, a file as <c>{"name": …, "bytes": base64}</c>, and the ID and secret of basic authentication
    /// as <c>client_id</c> and <c>client_secret</c>. What does not fit its type is left as it came.
    /// </summary>
    public required JsonObject Arguments { get; init; }

    /// <summary>The files of a multipart body.</summary>
    public IReadOnlyList<RecordedFile> Files { get; init; } = [];

    /// <summary>The error code with which the fake itself refused the request, <c>missing_argument</c>; null when nothing was wrong with it.</summary>
    public string? Refused { get; init; }

    /// <summary>The fault that the request met; null when there was none.</summary>
    public string? Fault { get; init; }

    /// <summary>When the whole request had arrived.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Method, verb, content type and the names of the arguments, without any value: fit to be printed.</summary>
    public override string ToString()
    {
        var names = string.Join(", ", Arguments.Select(a => a.Key));
        return $"{Verb} {Method} {{{names}}} ({ContentType ?? "no body"}, {Body.Length} bytes)"
            + (Refused is null ? "" : $", refused: {Refused}")
            + (Fault is null ? "" : $", fault: {Fault}");
    }
}
