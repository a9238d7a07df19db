namespace SlackGen;

/// <summary>The errors of incoming webhooks. Another code is <see cref="Unknown"/>; <see cref="SlackApiException.Code"/> has it.</summary>
public enum SlackWebhookError
{
    /// <summary>A code that is not in this list.</summary>
    Unknown,

    /// <summary><c>action_prohibited</c>: an admin has restricted what the webhook may post.</summary>
    ActionProhibited,

    /// <summary><c>channel_is_archived</c>: the channel has been archived.</summary>
    ChannelIsArchived,

    /// <summary><c>channel_not_found</c>: the channel does not exist any more.</summary>
    ChannelNotFound,

    /// <summary><c>invalid_payload</c>: the message is not well-formed.</summary>
    InvalidPayload,

    /// <summary><c>invalid_token</c>: the secret part of the URL is wrong.</summary>
    InvalidToken,

    /// <summary><c>no_active_hooks</c>: the webhook has been switched off.</summary>
    NoActiveHooks,

    /// <summary><c>no_service</c>: the webhook has been removed or switched off, or never existed.</summary>
    NoService,

    /// <summary><c>no_service_id</c>: the URL does not contain the ID of a webhook.</summary>
    NoServiceId,

    /// <summary><c>no_team</c>: the URL does not contain the ID of a workspace.</summary>
    NoTeam,

    /// <summary><c>no_text</c>: the message has no text.</summary>
    NoText,

    /// <summary><c>posting_to_general_channel_denied</c>: the creator of the webhook may not post in #general.</summary>
    PostingToGeneralChannelDenied,

    /// <summary><c>rollup_error</c>: something unexpected happened at Slack.</summary>
    RollupError,

    /// <summary><c>team_disabled</c>: the workspace is no longer active.</summary>
    TeamDisabled,

    /// <summary><c>too_many_attachments</c>: the message has more than 100 attachments.</summary>
    TooManyAttachments,

    /// <summary><c>user_not_found</c>: the user does not exist.</summary>
    UserNotFound,
}
