using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Checks the verb and the content type.</summary>
internal static class BodyCheck
{
    public static Refusal? Check(Method method, IncomingRequest request)
    {
        // Slack takes POST for every method, and GET besides for those that are documented as such.
        if (request.Verb != "POST" && !(method.IsGet && request.Verb == "GET"))
        {
            return Wrong($"{method.Name} takes {(method.IsGet ? "GET or POST" : "POST")}, not {request.Verb}");
        }

        if (request.Body.Length == 0)
        {
            return null;
        }

        if (request.ContentType is null)
        {
            return new Refusal("missing_post_type");
        }

        if (!Takes(method.Body, request))
        {
            return Wrong($"{method.Name} takes {Expected(method.Body)}, not {request.ContentType}");
        }

        return IsCharsetTaken(request) ? null : new Refusal("invalid_charset");
    }

    /// <summary>What Slack would remark about a content type that it takes.</summary>
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

    // JSON is UTF-8; Slack takes forms in Latin-1 as well.
    private static bool IsCharsetTaken(IncomingRequest request) =>
        string.IsNullOrEmpty(request.Charset) || request.Charset == "utf-8" || (request.Charset == "iso-8859-1" && !request.IsJson);

    // Slack takes forms wherever it takes JSON, and multipart wherever it takes forms; bytes travel only in multipart.
    private static bool Takes(BodyKind body, IncomingRequest request) => body switch
    {
        BodyKind.Json => request.IsJson || request.IsForm || request.IsMultipart,
        BodyKind.Multipart => request.IsMultipart,
        _ => request.IsForm || request.IsMultipart,
    };

    private static string Expected(BodyKind body) => body switch
    {
        BodyKind.Json => "application/json",
        BodyKind.Multipart => "multipart/form-data",
        _ => "application/x-www-form-urlencoded",
    };

    private static Refusal Wrong(string message) => new("invalid_post_type") { Messages = ["[ERROR] " + message] };
}
