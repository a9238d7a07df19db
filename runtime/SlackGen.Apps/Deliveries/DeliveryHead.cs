namespace SlackGen.Apps;

/// <summary>The fields of a payload that <see cref="DeliveryReader"/> has found, and the delivery that they make.</summary>
internal struct DeliveryHead
{
    public string? Type;
    public string? Command;
    public string? EventId;
    public string? AppId;
    public string? TeamId;
    public string? EnterpriseId;
    public string? TeamEnterpriseId;
    public bool IsEnterpriseInstall;
    public string? UserId;
    public string? ChannelId;
    public string? CallbackId;
    public string? ActionId;
    public string? BlockId;
    public string? TriggerId;
    public string? ResponseUrl;
    public string? ViewId;
    public string? ViewCallbackId;
    public string? InstalledTeamId;
    public List<SlackDeliveryAction>? Actions;
    public SlackDeliveryAuthorization? Authorization;
    public ReadOnlyMemory<byte> Event;
    public string? EventType;
    public string? Subtype;
    public string? ChannelType;
    public string? EventUser;
    public string? EventAppId;
    public string? MessageUser;
    public string? MessageAppId;
    public string? FunctionExecutionId;
    public string? FunctionToken;

    /// <summary>Creates the delivery.</summary>
    /// <exception cref="SlackException">The payload has no type.</exception>
    public readonly SlackDelivery Create(ReadOnlyMemory<byte> payload, in SlackDeliverySource source)
    {
        var isEvent = Type == "event_callback" && !source.IsCommand;
        var type = source.IsCommand ? Command : isEvent ? EventType : Type;
        if (string.IsNullOrEmpty(type))
        {
            throw new SlackException(
                $"The delivery has no {(source.IsCommand ? "command" : isEvent ? "event.type" : "type")} (in {payload.Length} bytes of JSON).");
        }

        var kind = source.IsCommand ? SlackHandlerKind.Command : isEvent ? EventKind(type) : InteractionKind(type);
        return new SlackDelivery(payload, source)
        {
            Kind = kind,
            Type = type,
            Subtype = Subtype,
            ChannelType = ChannelType,
            EventId = EventId,
            AppId = AppId,
            TeamId = TeamId ?? Authorization?.TeamId,
            EnterpriseId = EnterpriseId ?? Authorization?.EnterpriseId,
            IsEnterpriseInstall = IsEnterpriseInstall,
            UserId = UserId,
            ChannelId = ChannelId,
            CallbackId = CallbackId ?? ViewCallbackId,
            ViewId = ViewId,
            InstalledTeamId = InstalledTeamId,
            TeamEnterpriseId = TeamEnterpriseId,
            Actions = ActionsOf(kind, payload),
            Authorization = Authorization,
            TriggerId = TriggerId,
            ResponseUrl = ResponseUrl,
            IsEvent = isEvent,
            IsOwn = isEvent && IsOwnEvent(type),
            Part = isEvent ? Event : payload,
            FunctionExecutionId = FunctionExecutionId,
            FunctionToken = FunctionToken,
        };
    }

    private static SlackHandlerKind EventKind(string type) => type == "function_executed" ? SlackHandlerKind.Function : SlackHandlerKind.Event;

    private readonly SlackHandlerKind? InteractionKind(string type) => type switch
    {
        "block_actions" => SlackHandlerKind.Action,
        "view_submission" or "dialog_submission" => SlackHandlerKind.Submit,
        "view_closed" or "dialog_cancellation" => SlackHandlerKind.Closed,
        "block_suggestion" or "dialog_suggestion" => SlackHandlerKind.Options,
        "shortcut" or "message_action" or "workflow_step_edit" => SlackHandlerKind.Shortcut,

        // One type for two payloads: a click has actions, a request for options has none.
        "interactive_message" => Actions is null ? SlackHandlerKind.Options : SlackHandlerKind.Action,
        _ => null,
    };

    // The legacy interactions have a callback ID in place of action IDs.
    private readonly SlackDeliveryAction[] ActionsOf(SlackHandlerKind? kind, ReadOnlyMemory<byte> payload) => kind switch
    {
        SlackHandlerKind.Action when Type == "block_actions" => Actions?.ToArray() ?? [],
        SlackHandlerKind.Action or SlackHandlerKind.Options when Type != "block_suggestion" => [new SlackDeliveryAction(Type!, CallbackId ?? "", null) { Part = payload }],
        SlackHandlerKind.Options => [new SlackDeliveryAction("", ActionId ?? "", BlockId) { Part = payload }],
        _ => [],
    };

    // Joining and leaving are events of the bot user that an app waits for. A change or deletion has no author of its own, only that of its message: an app that
    // updates its message whenever a message changes would cause the next change.
    private readonly bool IsOwnEvent(string type) => type switch
    {
        "member_joined_channel" or "member_left_channel" => false,
        "message" when Subtype is "message_changed" or "message_deleted" && (IsOwnApp(MessageAppId) || IsOwnBot(MessageUser)) => true,
        "message" or "app_mention" => IsOwnApp(EventAppId) || IsOwnBot(EventUser),
        _ => IsOwnBot(EventUser),
    };

    private readonly bool IsOwnApp(string? app) => app is { Length: > 0 } && app == AppId;

    private readonly bool IsOwnBot(string? user) => Authorization is { IsBot: true, UserId: { Length: > 0 } bot } && bot == user;
}
