// Two namespaces, because the fake uses both assemblies.
#if SLACKGEN_RUNTIME
namespace SlackGen.Infrastructure;
#else
namespace SlackGen.Manifest;
#endif

/// <summary>
/// Derives the category of an error code from its name. The generator and the runtime both compile this file, so that a code without a category in the
/// manifest and a code that no manifest lists follow the same rules. spec/README.md explains the rules.
/// </summary>
internal static class ErrorNaming
{
    /// <summary>Returns the category that a code's name implies; null where the name implies none.</summary>
    public static ErrorCategory? Category(string code) => code switch
    {
        "ratelimited" or "rate_limited" or "message_limit_exceeded" => ErrorCategory.RateLimit,
        "internal_error" or "fatal_error" or "server_error" => ErrorCategory.Server,
        "request_timeout" or "team_added_to_org" or "external_channel_migrating" => ErrorCategory.Transient,
        "missing_scope" or "not_an_admin" or "not_admin" or "admin_unauthorized" or "not_allowed" or "access_denied" or "permission_denied" or "no_permission" or "not_authorized"
            or "feature_not_enabled" or "not_an_enterprise" => ErrorCategory.Scope,
        "not_authed" or "invalid_auth" or "invalid_token" or "token_expired" or "token_revoked" => ErrorCategory.Auth,
        _ when Begins(code, "failed_for_some_") => ErrorCategory.Partial,
        _ when Ends(code, "_unavailable") || Ends(code, "_in_progress") => ErrorCategory.Transient,
        _ when Ends(code, "_failed") || Begins(code, "failed_") || Begins(code, "could_not_") || Begins(code, "unable_to_") => ErrorCategory.Server,
        _ when Ends(code, "_type_not_allowed") => ErrorCategory.Invalid,
        _ when Ends(code, "_not_found") || code == "not_found" => ErrorCategory.NotFound,
        _ when Begins(code, "restricted_") || Ends(code, "_not_allowed") => ErrorCategory.Scope,
        _ when Begins(code, "invalid_") => ErrorCategory.Invalid,
        _ => null,
    };

    private static bool Begins(string code, string word) => code.StartsWith(word, StringComparison.Ordinal);

    private static bool Ends(string code, string word) => code.EndsWith(word, StringComparison.Ordinal);
}
