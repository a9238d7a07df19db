namespace SlackGen;

/// <summary>The codes of <see cref="SlackWebhookError"/>.</summary>
internal static class SlackWebhookErrors
{
    private static readonly (string Code, SlackErrorCategory Category)[] Codes =
    [
        ("action_prohibited", SlackErrorCategory.Scope),
        ("channel_is_archived", SlackErrorCategory.Invalid),
        ("channel_not_found", SlackErrorCategory.NotFound),
        ("invalid_payload", SlackErrorCategory.Invalid),
        ("invalid_token", SlackErrorCategory.Auth),
        ("no_active_hooks", SlackErrorCategory.NotFound),
        ("no_service", SlackErrorCategory.NotFound),
        ("no_service_id", SlackErrorCategory.NotFound),
        ("no_team", SlackErrorCategory.NotFound),
        ("no_text", SlackErrorCategory.Invalid),
        ("posting_to_general_channel_denied", SlackErrorCategory.Scope),
        ("rollup_error", SlackErrorCategory.Server),
        ("team_disabled", SlackErrorCategory.Auth),
        ("too_many_attachments", SlackErrorCategory.Invalid),
        ("user_not_found", SlackErrorCategory.NotFound),
    ];

    /// <summary>Creates the exception of a webhook.</summary>
    public static SlackApiException CreateException(SlackFailure failure)
    {
        // In the order of the enum, from 1 on.
        var index = Array.FindIndex(Codes, c => c.Code == failure.Code);
        return new SlackApiException<SlackWebhookError>(failure, (SlackWebhookError)(index + 1), index < 0 ? SlackErrorCategory.Unknown : Codes[index].Category);
    }
}
