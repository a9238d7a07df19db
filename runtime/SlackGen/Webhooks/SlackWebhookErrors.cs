namespace SlackGen;

/// <summary>The codes of <see cref="SlackWebhookError"/>.</summary>
internal static class SlackWebhookErrors
{
    // In the order of the enum, from 1 on, with the number of the category.
    private const string Codes =
        "action_prohibited:3 channel_is_archived:1 channel_not_found:4 invalid_payload:1 invalid_token:2 no_active_hooks:4 no_service:4 no_service_id:4 no_team:4 "
        + "no_text:1 posting_to_general_channel_denied:3 rollup_error:7 team_disabled:2 too_many_attachments:1 user_not_found:4";

    /// <summary>Creates the exception of a webhook.</summary>
    public static SlackApiException CreateException(SlackFailure failure) => SlackErrorCodes.CreateException<SlackWebhookError>(failure, Codes);
}
