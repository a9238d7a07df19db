namespace SlackGen.Manifest;

/// <summary>
/// The categories that the names of error codes give away. The generator and the runtime compile this file, so that a code that no manifest lists is
/// judged by the same rules as one that does not say its category. spec/README.md explains the rules.
/// </summary>
internal static class ErrorNaming
{
    /// <summary>The categories, in the order of the runtime's <c>SlackErrorCategory</c>, which counts them from 1.</summary>
    public static readonly string[] Categories = ["invalid", "auth", "scope", "not_found", "rate_limit", "transient", "server", "partial"];

    /// <summary>Returns the category of a code by its name, or null where the name says nothing.</summary>
    public static string? Category(string code) => code switch
    {
        "ratelimited" or "rate_limited" or "message_limit_exceeded" => "rate_limit",
        "internal_error" or "fatal_error" or "server_error" => "server",
        "request_timeout" or "team_added_to_org" or "external_channel_migrating" => "transient",
        "missing_scope" or "not_an_admin" or "not_admin" or "admin_unauthorized" or "not_allowed" or "access_denied" or "permission_denied" or "no_permission" or "not_authorized"
            or "feature_not_enabled" or "not_an_enterprise" => "scope",
        "not_authed" or "invalid_auth" or "invalid_token" or "token_expired" or "token_revoked" => "auth",
        _ when Begins(code, "failed_for_some_") => "partial",
        _ when Ends(code, "_unavailable") || Ends(code, "_in_progress") => "transient",
        _ when Ends(code, "_failed") || Begins(code, "failed_") || Begins(code, "could_not_") || Begins(code, "unable_to_") => "server",
        _ when Ends(code, "_type_not_allowed") => "invalid",
        _ when Ends(code, "_not_found") || code == "not_found" => "not_found",
        _ when Begins(code, "restricted_") || Ends(code, "_not_allowed") => "scope",
        _ when Begins(code, "invalid_") => "invalid",
        _ => null,
    };

    private static bool Begins(string code, string word) => code.StartsWith(word, StringComparison.Ordinal);

    private static bool Ends(string code, string word) => code.EndsWith(word, StringComparison.Ordinal);
}
