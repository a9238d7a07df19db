using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>
/// Checks the verb and the content type. The official clients post every method, and Slack accepts arguments in a query, a form, a multipart body or
/// JSON for each. So the documented verb and body matter only if the fake is strict.
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

        if (!request.IsJson && !request.IsForm && !request.IsMultipart)
        {
            return Wrong($"a body is application/json, application/x-www-form-urlencoded or multipart/form-data, not {request.ContentType}");
        }

        if (isStrict && request.IsJson && method.Body is (BodyKind.Form or BodyKind.Multipart))
        {
            return Wrong($"{method.Name} takes {Expected(method.Body)}, not {request.ContentType}");
        }

        return IsCharsetTaken(request) ? null : new Refusal("invalid_charset");
    }

    /// <summary>Returns Slack's warning about a content type that it accepts; null for none.</summary>
    public static string? Warning(IncomingRequest request)
    {
        if (request.Body.Length == 0)
        {
            return null;
        }

        return string.IsNullOrEmpty(request.Charset)
            ? request.IsJson ? "missing_charset" : null
            : request.IsJson ? null : "superfluous_charset";
    }

    // JSON is UTF-8; Slack also accepts forms in Latin-1.
    private static bool IsCharsetTaken(IncomingRequest request) =>
        string.IsNullOrEmpty(request.Charset) || request.Charset == "utf-8" || (request.Charset == "iso-8859-1" && !request.IsJson);

    private static string Expected(BodyKind body) => body == BodyKind.Multipart ? "multipart/form-data" : "application/x-www-form-urlencoded";

    private static Refusal Wrong(string message) => new("invalid_post_type") { Messages = ["[ERROR] " + message] };
}
