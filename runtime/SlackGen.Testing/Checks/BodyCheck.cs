using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>
/// Checks the verb and the content type. The official clients post every method, and Slack takes the arguments of each from a query, a form, a
/// multipart body or JSON, so the documented verb and body decide nothing unless the fake is strict.
/// </summary>
internal static class BodyCheck
{
    public static Refusal? Check(Method method, IncomingRequest request, bool isStrict)
    {
        if (request.Verb is not ("POST" or "GET"))
        {
            return Wrong($"{method.Name} takes POST or GET, not {request.Verb}");
        }

        if (request.Body.Length == 0)
        {
            return null;
        }

        if (request.ContentType is null)
        {
            return new Refusal("missing_post_type");
        }

        if (request.BodyEncoding is not { } encoding)
        {
            return Wrong($"a body is one of {string.Join(", ", BodyEncoding.All.Select(e => e.MediaType))}, not {request.ContentType}");
        }

        if (isStrict && !encoding.IsUniversal && encoding.Kind != method.Body)
        {
            return Wrong($"{method.Name} takes {BodyEncoding.Get(method.Body).MediaType}, not {request.ContentType}");
        }

        return IsCharsetTaken(encoding, request.Charset) ? null : new Refusal("invalid_charset");
    }

    /// <summary>Returns the warning with which Slack takes a content type.</summary>
    public static string? Warning(IncomingRequest request)
    {
        if (request.Body.Length == 0)
        {
            return null;
        }

        return (string.IsNullOrEmpty(request.Charset), request.BodyEncoding is { HasCharset: true }) switch
        {
            (true, true) => "missing_charset",
            (false, false) => "superfluous_charset",
            _ => null,
        };
    }

    // What names its charset is UTF-8; Slack takes forms in Latin-1 as well.
    private static bool IsCharsetTaken(BodyEncoding encoding, string? charset) =>
        string.IsNullOrEmpty(charset) || charset == "utf-8" || (charset == "iso-8859-1" && !encoding.HasCharset);

    private static Refusal Wrong(string message) => new("invalid_post_type") { Messages = ["[ERROR] " + message] };
}
