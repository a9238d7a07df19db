using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Reads error codes and warnings with what they mean.</summary>
internal static class CodeParser
{
    /// <summary>What sorts of trouble there are.</summary>
    private static readonly string[] Categories = ["invalid", "auth", "scope", "not_found", "rate_limit", "transient", "server"];

    public static EquatableArray<ErrorCode> ReadErrors(Parse parse, MapReader owner, string key, string path)
    {
        var codes = new List<ErrorCode>();
        var taken = new HashSet<string>(StringComparer.Ordinal) { "Unknown" };
        foreach (var entry in owner.Names(key, "error"))
        {
            parse.Positions.Set($"{path}.{key}.{entry.Key.Value}", entry.Key.Span);
            if (Read(parse, entry.Key, entry.Value) is not { } code)
            {
                continue;
            }

            if (taken.Add(code.Property))
            {
                codes.Add(code);
            }
            else
            {
                parse.Report(
                    Rules.NameCollision,
                    entry.Key.Span,
                    $"The error '{code.Code}' becomes '{code.Property}', a name that is taken; give it another: {{ name: …, summary: … }}.");
            }
        }

        return codes.ToEquatableArray();
    }

    public static EquatableArray<Described> ReadDescribed(Parse parse, MapReader owner, string key, string each)
    {
        var codes = new List<Described>();
        foreach (var entry in owner.Names(key, each))
        {
            codes.Add(new(entry.Key.Value, parse.Sentence(entry.Key, entry.Value, each)));
        }

        return codes.ToEquatableArray();
    }

    private static ErrorCode? Read(Parse parse, YamlScalar code, YamlNode node)
    {
        var reader = node is YamlMapping map ? new MapReader(parse, map, $"the error '{code.Value}'", "summary", "category", "name") : null;
        var category = reader?.Has("category") == true ? reader.Word("category", Categories) : Guess(code.Value);
        var summary = reader is null ? parse.Sentence(code, node, "error") : reader.Summary($"The error '{code.Value}'");
        return MemberParser.PropertyName(parse, reader, code, "error") is { } property
            ? new ErrorCode(code.Value, property, category, summary)
            : null;
    }

    /// <summary>The category that Slack's naming gives away, so that most codes need not say theirs.</summary>
    private static string Guess(string code) => code switch
    {
        "ratelimited" or "rate_limited" or "message_limit_exceeded" => "rate_limit",
        "internal_error" or "fatal_error" or "server_error" => "server",
        "service_unavailable" or "request_timeout" or "team_added_to_org" or "external_channel_migrating" => "transient",
        "missing_scope" or "not_an_admin" or "not_admin" or "admin_unauthorized" or "not_allowed" or "access_denied" or "permission_denied" or "no_permission" or "not_authorized" => "scope",
        "not_authed" or "invalid_auth" or "invalid_token" or "token_expired" or "token_revoked" => "auth",
        _ when code.EndsWith("_failed", StringComparison.Ordinal) || code.StartsWith("failed_", StringComparison.Ordinal) => "server",
        _ when code.EndsWith("_type_not_allowed", StringComparison.Ordinal) => "invalid",
        _ when code.EndsWith("_not_found", StringComparison.Ordinal) || code == "not_found" => "not_found",
        _ when code.StartsWith("restricted_", StringComparison.Ordinal) || code.EndsWith("_not_allowed", StringComparison.Ordinal) => "scope",
        _ => "invalid",
    };
}
