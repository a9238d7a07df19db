using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A complete request to the fake, decoded.</summary>
public sealed class RecordedRequest
{
    internal RecordedRequest()
    {
    }

    /// <summary>Gets or sets the name of the Slack method, <c>chat.postMessage</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Gets or sets the HTTP verb, <c>POST</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>Gets or sets the encoded path and query as they were sent.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>Gets or sets the headers except <c>Authorization</c>, by name in any case. Several values of one header are comma-joined.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Gets or sets the token of the header or the argument <c>token</c>; null for none. <see cref="ToString"/> never shows it.</summary>
    public string? Token { get; init; }

    /// <summary>Gets or sets the content type as it was sent, <c>application/json; charset=utf-8</c>; null for none.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets or sets the body as it was sent.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets the body as UTF-8 text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>
    /// Gets or sets the arguments by name, in one form regardless of how they were sent: <c>int</c>, <c>number</c>, <c>bool</c> and <c>unix_time</c> as
    /// JSON numbers and booleans, <c>csv</c> as an array, JSON text of a form as the parsed value, a file as <c>{"name": …, "bytes": base64}</c>, and the
    /// ID and secret of basic authentication as <c>client_id</c> and <c>client_secret</c>. A value that does not fit its type is unchanged.
    /// </summary>
    public required JsonObject Arguments { get; init; }

    /// <summary>Gets or sets the files of a multipart body.</summary>
    public IReadOnlyList<RecordedFile> Files { get; init; } = [];

    /// <summary>Gets or sets the error code with which the fake refused the request, <c>missing_argument</c>; null if the request was valid.</summary>
    public string? Refused { get; init; }

    /// <summary>Gets or sets the name of the fault that affected the request; null for none.</summary>
    public string? Fault { get; init; }

    /// <summary>Gets or sets the time at which the whole request had arrived.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Returns the verb, method, content type and the names of the arguments. The text has no values, so it can be logged.</summary>
    public override string ToString()
    {
        var names = string.Join(", ", Arguments.Select(a => a.Key));
        return $"{Verb} {Method} {{{names}}} ({ContentType ?? "no body"}, {Body.Length} bytes)"
            + (Refused is null ? "" : $", refused: {Refused}")
            + (Fault is null ? "" : $", fault: {Fault}");
    }
}
