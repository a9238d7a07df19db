using SlackGen.Manifest.Model;
using static SlackGen.Testing.MistakeKind;

namespace SlackGen.Testing;

/// <summary>
/// Chooses Slack's error code for a mistake: that of the first rule that fits and whose code the method documents, otherwise
/// <c>invalid_arguments</c>, which every method documents.
/// </summary>
internal sealed class DocumentedErrors(FakeManifest manifest)
{
    /// <summary>The fallback code of a mistake for which a method documents no code of its own.</summary>
    public const string Fallback = "invalid_arguments";

    /// <summary>The rules. Those for named arguments come before those for any argument.</summary>
    public static readonly IReadOnlyList<ErrorRule> Rules =
    [
        new(Missing, "no_query", "query"),
        new(Missing, "missing_query", "query"),
        new(Missing, "must_provide_team_domain", "team_domain"),
        new(Missing, "must_provide_team_name", "team_name"),
        new(Missing, "error_missing_name", "name", "new_name"),
        new(Missing, "missing_duration", "num_minutes"),
        new(Missing, "missing_dialog", "dialog"),
        new(Missing, "missing_trigger", "trigger_id"),
        new(Missing, "missing_target_team", "target_team"),
        new(Missing, "missing_subteam_name", "name"),
        new(Missing, "permission_type_required", "permission_type"),
        new(Missing, "thread_not_found", "ts"),
        new(Missing, "no_user", "users"),
        new(Missing, "no_users_provided", "users"),
        new(Missing, "no_team_ids_given", "team_ids"),
        new(Missing, "no_text", "text"),
        new(Missing, "no_item_specified", "channel", "timestamp"),
        new(Missing, "missing_argument"),
        new(Missing, "missing_arguments"),
        new(Missing, "invalid_args"),
        new(Missing, "invalid_request"),

        new(Empty, "no_query", "query"),
        new(Empty, "missing_query", "query"),
        new(Empty, "must_provide_team_domain", "team_domain"),
        new(Empty, "must_provide_team_name", "team_name"),
        new(Empty, "error_missing_name", "name", "new_name"),
        new(Empty, "invalid_name_required", "name", "channel_name"),
        new(Empty, "no_text", "text"),
        new(Empty, "no_users_provided", "users"),
        new(Empty, "no_team_ids_given", "team_ids"),

        new(WrongForm, "invalid_blocks_format", "blocks"),
        new(WrongForm, "invalid_blocks", "blocks"),
        new(WrongForm, "invalid_attachments", "attachments"),
        new(WrongForm, "invalid_chunks", "chunks"),
        new(WrongForm, "invalid_metadata_format", "metadata"),
        new(WrongForm, "invalid_limit", "limit"),
        new(WrongForm, "invalid_ts_latest", "latest"),
        new(WrongForm, "invalid_ts_oldest", "oldest"),
        new(WrongForm, "bad_timestamp", "timestamp"),
        new(WrongForm, "invalid_args"),

        new(WrongContent, "invalid_blocks", "blocks"),
        new(WrongContent, "invalid_attachments", "attachments"),
        new(WrongContent, "invalid_blocks", "attachments"),
        new(WrongContent, "invalid_chunks", "chunks"),
        new(WrongContent, "invalid_metadata_schema", "metadata"),
        new(WrongContent, "invalid_message", "message"),
        new(WrongContent, "invalid_view", "view"),

        new(TooMany, "msg_blocks_too_many", "blocks"),
        new(TooMany, "invalid_blocks", "blocks"),
        new(TooMany, "too_many_attachments", "attachments"),
        new(TooMany, "too_many_emails", "emails"),
        new(TooMany, "too_many_users", "users", "user_ids"),
        new(TooMany, "too_many_entities", "entity_ids"),
        new(TooMany, "over_max_entity_limit", "entity_ids"),
        new(TooMany, "too_many_named_entities", "user_ids", "usergroup_ids"),
        new(TooMany, "too_many_teams", "team_ids"),
        new(TooMany, "invalid_channels_limit", "channel_ids"),
        new(TooMany, "channels_limit_exceeded", "channels"),

        new(TooLong, "msg_too_long", "text", "markdown_text"),
        new(TooLong, "message_too_long", "message"),
        new(TooLong, "invalid_name_maxlength", "name", "channel_name"),
        new(TooLong, "too_long", "topic", "purpose"),
        new(TooLong, "alt_txt_too_large", "alt_txt"),
        new(TooLong, "bad_url", "team_domain"),

        new(TooLarge, "invalid_limit", "limit"),
        new(TooLarge, "over_pagination_limit", "count", "page"),
        new(TooLarge, "invalid_duration", "duration_days"),
        new(TooSmall, "invalid_limit", "limit"),
        new(TooSmall, "invalid_duration", "duration_days"),
        new(TooSmall, "missing_argument", "length"),

        new(NoneOf, "no_text", "text", "markdown_text"),
        new(NoneOf, "users_list_not_supplied", "users"),
        new(NoneOf, "request_id_or_app_id_is_required", "request_id"),
        new(NoneOf, "team_id_or_org_required", "team_id"),
        new(NoneOf, "at_least_one_session_setting_required", "duration"),
        new(NoneOf, "missing_unfurls", "unfurls"),
        new(NoneOf, "missing_channel", "channel"),
        new(NoneOf, "no_item_specified", "channel"),
        new(NoneOf, "missing_args", "app_ids"),
        new(NoneOf, "missing_arguments"),
        new(NoneOf, "invalid_args"),
        new(NoneOf, "invalid_parameters"),

        new(MoreThanOneOf, "markdown_text_conflict", "markdown_text"),
        new(MoreThanOneOf, "too_many_ids_provided", "request_id"),
        new(MoreThanOneOf, "too_many_teams_provided", "team_id"),
        new(MoreThanOneOf, "specify_enterprise_or_teams", "team_ids"),
        new(MoreThanOneOf, "too_many_ids", "file"),
        new(MoreThanOneOf, "invalid_parameters"),

        new(Incomplete, "missing_channel", "channel"),
        new(Incomplete, "missing_ts", "ts"),
        new(Incomplete, "missing_source", "source"),
        new(Incomplete, "missing_unfurl_id", "unfurl_id"),
        new(Incomplete, "missing_team", "team_id"),
        new(Incomplete, "missing_user", "user_id"),
        new(Incomplete, "no_item_specified", "channel", "timestamp"),
    ];

    /// <summary>Returns the refusal of a call with these mistakes. The first one decides the code.</summary>
    public Refusal Refuse(Method method, IReadOnlyList<Mistake> mistakes) =>
        new(Rule(method, mistakes[0])?.Error ?? Fallback) { Messages = [.. mistakes.Select(m => "[ERROR] " + m.Message)] };

    /// <summary>Returns whether a method documents a code for a mistake.</summary>
    public bool Documents(Method method, Mistake mistake) => Rule(method, mistake) is not null;

    private ErrorRule? Rule(Method method, Mistake mistake)
    {
        var fitting = Rules.Where(r => r.Fits(mistake)).ToList();
        return fitting.Count == 0 ? null : fitting.Find(r => manifest.ErrorsOf(method).Contains(r.Error, StringComparer.Ordinal));
    }
}
