using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Completes payloads with the fields that Slack sends. A field that the test has set stays, also if it is null.</summary>
internal sealed class PayloadDefaults
{
    private const string EventCallback = "event_callback";

    // Slack sends a response_url with these.
    private static readonly string[] WithResponseUrl = ["block_actions", "message_action", "interactive_message", "dialog_submission"];

    private static readonly string[] WithoutTrigger = ["block_suggestion", "view_closed", "dialog_submission", "dialog_suggestion", "dialog_cancellation"];

    private static readonly string[] WithActionTime =
        ["shortcut", "message_action", "interactive_message", "dialog_submission", "dialog_suggestion", "dialog_cancellation"];

    private readonly FakeAppIdentity identity;
    private readonly TimeProvider clock;
    private readonly ResponseUrls urls;
    private readonly int maxRecorded;
    private readonly WorkspaceTable? workspaces;
    private readonly InteractionLocation location;
    private int created;

    /// <param name="options">The options of the fake.</param>
    /// <param name="urls">Creates response URLs.</param>
    /// <param name="workspaces">The workspaces; null for a fake without one.</param>
    public PayloadDefaults(FakeSlackOptions options, ResponseUrls urls, WorkspaceTable? workspaces)
    {
        (identity, clock, maxRecorded, this.workspaces) = (options.App, options.TimeProvider, options.MaxRecorded, workspaces);
        this.urls = urls;
        location = new InteractionLocation(identity, Timestamp);
    }

    /// <summary>Completes an event, or an event callback with fields of its own.</summary>
    /// <param name="value">The event or the callback.</param>
    /// <param name="firstAttempt">The number of the first attempt.</param>
    /// <exception cref="ArgumentException">The value is not a JSON object with a type.</exception>
    public FakeDelivery Event(object value, int firstAttempt = 0)
    {
        var given = Read(value);
        var callback = TypeOf(given) == EventCallback ? given : new JsonObject { ["event"] = given };
        if (callback["event"] is not JsonObject inner)
        {
            throw new ArgumentException("An event callback has an object 'event'.", nameof(value));
        }

        var type = TypeOf(inner);
        Fill(inner, "event_ts", () => Timestamp());
        var id = NewEventId();
        Fill(callback, "token", () => identity.VerificationToken);
        Fill(callback, "team_id", () => identity.TeamId);
        Fill(callback, "api_app_id", () => identity.AppId);
        Fill(callback, "type", () => EventCallback);
        Fill(callback, "event_id", () => id);
        Fill(callback, "event_time", () => clock.GetUtcNow().ToUnixTimeSeconds());
        var place = PlaceOf(callback);
        if (place.Organization is { } organization)
        {
            Fill(callback, "enterprise_id", () => organization.Id);
        }

        Fill(callback, "authorizations", () => new JsonArray(place.Authorize()));
        Fill(callback, "is_ext_shared_channel", () => false);
        Fill(callback, "context_team_id", () => callback["team_id"]?.DeepClone());
        Fill(callback, "context_enterprise_id", () => place.Organization?.Id);
        Fill(callback, "event_context", () => $"4-{Guid.NewGuid():N}");
        return new FakeDelivery(FakeDeliveryKind.Event, (callback["event_id"] as JsonValue)?.ToString() ?? id, type, callback, maxRecorded) { FirstAttempt = firstAttempt };
    }

    /// <summary>Creates a slash command. All its fields are text.</summary>
    /// <exception cref="ArgumentException">The fields are not a JSON object.</exception>
    public FakeDelivery Command(string command, string text, object? fields)
    {
        var payload = new JsonObject();
        foreach (var (name, value) in fields is null ? [] : Read(fields))
        {
            payload[name] = value is JsonValue scalar && !scalar.TryGetValue<string>(out _) ? scalar.ToJsonString() : value?.DeepClone();
        }

        Fill(payload, "token", () => identity.VerificationToken);
        Fill(payload, "team_id", () => identity.TeamId);
        var place = PlaceOf(payload);
        Fill(payload, "team_domain", () => place.App.TeamDomain);
        if (place.Organization is { } organization)
        {
            Fill(payload, "enterprise_id", () => organization.Id);
            Fill(payload, "enterprise_name", () => organization.Name);
        }

        Fill(payload, "channel_id", () => place.App.ChannelId);
        Fill(payload, "channel_name", () => place.App.ChannelName);
        Fill(payload, "user_id", () => place.App.UserId);
        Fill(payload, "user_name", () => place.App.UserName);
        Fill(payload, "command", () => command);
        Fill(payload, "text", () => text);
        Fill(payload, "api_app_id", () => identity.AppId);
        Fill(payload, "is_enterprise_install", () => place.IsOrganizationWide ? "true" : "false");
        Fill(payload, "trigger_id", () => NewTrigger(payload["user_id"], payload["channel_id"], place));
        return WithUrl(new FakeDelivery(FakeDeliveryKind.Command, $"command-{Next()}", command, payload, maxRecorded), "commands", isDefault: true);
    }

    /// <summary>Completes an interaction.</summary>
    /// <exception cref="ArgumentException">The value is not a JSON object with a type.</exception>
    public FakeDelivery Interaction(object value)
    {
        var payload = Read(value);
        var type = TypeOf(payload);
        var place = PlaceOf(payload);
        Fill(payload, "team", () => new JsonObject());
        if (payload["team"] is JsonObject team)
        {
            Fill(team, "id", () => place.App.TeamId);
            Fill(team, "domain", () => place.App.TeamDomain);
            if (place.Organization is { } organization)
            {
                Fill(team, "enterprise_id", () => organization.Id);
                Fill(team, "enterprise_name", () => organization.Name);
            }
        }

        Fill(payload, "user", () => new JsonObject());
        if (payload["user"] is JsonObject user)
        {
            Fill(user, "id", () => place.App.UserId);
            Fill(user, "username", () => user["name"]?.DeepClone() ?? place.App.UserName);
            Fill(user, "name", () => user["username"]?.DeepClone());
            Fill(user, "team_id", () => place.App.TeamId);
        }

        Fill(payload, "api_app_id", () => identity.AppId);
        Fill(payload, "token", () => identity.VerificationToken);
        Fill(payload, "enterprise", () => place.Organization is { } whole ? new JsonObject { ["id"] = whole.Id, ["name"] = whole.Name } : null);
        Fill(payload, "is_enterprise_install", () => place.IsOrganizationWide);
        var isInView = payload["view"] is not null || InteractionLocation.IsOfView(type);
        if (!WithoutTrigger.Contains(type))
        {
            Fill(payload, "trigger_id", () => NewTrigger(payload["user"]?["id"], (payload["channel"] as JsonObject)?["id"], place));
        }

        if (WithActionTime.Contains(type))
        {
            Fill(payload, "action_ts", () => Timestamp());
        }

        if (!isInView && type is not "shortcut")
        {
            Fill(payload, "channel", () => new JsonObject { ["id"] = place.App.ChannelId, ["name"] = place.App.ChannelName });
        }

        location.Complete(payload, type);
        return WithUrl(
            new FakeDelivery(FakeDeliveryKind.Interaction, $"interaction-{Next()}", type, payload, maxRecorded),
            "actions",
            isDefault: WithResponseUrl.Contains(type) && !isInView);
    }

    /// <summary>Creates a request about the app itself.</summary>
    public FakeDelivery Notice(string type, JsonObject payload)
    {
        Fill(payload, "token", () => identity.VerificationToken);
        return new FakeDelivery(FakeDeliveryKind.Notice, $"notice-{Next()}", type, payload, maxRecorded);
    }

    /// <summary>Creates the notice that Slack drops events of this minute.</summary>
    public FakeDelivery AppRateLimited() => Notice("app_rate_limited", new JsonObject
    {
        ["type"] = "app_rate_limited",
        ["team_id"] = identity.TeamId,
        ["api_app_id"] = identity.AppId,
        ["minute_rate_limited"] = clock.GetUtcNow().ToUnixTimeSeconds() / 60 * 60,
    });

    /// <summary>Returns a new <c>event_id</c>.</summary>
    public string NewEventId() => $"Ev0FAKE{Next():D6}";

    /// <summary>Returns a new <c>trigger_id</c>.</summary>
    /// <param name="userId">The ID of the user who acts; null for the person of the options.</param>
    /// <param name="channelId">The ID of the conversation in which the user acts; null outside of conversations.</param>
    /// <param name="place">The place in which the user acts; null for the first workspace.</param>
    public string NewTrigger(JsonNode? userId = null, JsonNode? channelId = null, DeliveryPlace? place = null)
    {
        if ((place?.Workspace ?? workspaces?.First.State) is not { } workspace)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().ToUnixTimeSeconds()}.{Next():D6}.{Guid.NewGuid():N}");
        }

        lock (workspace.Gate)
        {
            return workspace.Views.CreateTrigger(workspace, userId?.ToString() ?? workspace.App.UserId, channelId?.ToString());
        }
    }

    /// <summary>Returns a new <c>response_url</c> that belongs to no delivery.</summary>
    public string NewResponseUrl() => urls.Create("actions", null).AbsoluteUri;

    /// <summary>Adds a <c>response_url</c> to a delivery that has none.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="path">The first segment of its path.</param>
    /// <param name="isDefault">Whether Slack sends one.</param>
    public FakeDelivery WithUrl(FakeDelivery delivery, string path, bool isDefault)
    {
        if (isDefault && !delivery.SharedPayload.ContainsKey("response_url"))
        {
            delivery.SharedPayload["response_url"] = urls.Create(path, delivery).AbsoluteUri;
        }

        return delivery;
    }

    /// <summary>Adds a field that is missing.</summary>
    public static void Fill(JsonObject payload, string name, Func<JsonNode?> create)
    {
        if (!payload.ContainsKey(name))
        {
            payload[name] = create();
        }
    }

    private DeliveryPlace PlaceOf(JsonObject payload) => new(identity, workspaces?.Of(payload).State);

    private static JsonObject Read(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return StubResponse.ToJson(value) as JsonObject
            ?? throw new ArgumentException("A payload is a JSON object: pass one as text, as a node or as an object to serialize.", nameof(value));
    }

    private static string TypeOf(JsonObject payload) => payload["type"] is JsonValue value && value.TryGetValue<string>(out var type) && type.Length > 0
        ? type
        : throw new ArgumentException("A payload has a 'type', such as app_mention or block_actions.", nameof(payload));

    private int Next() => Interlocked.Increment(ref created);

    private string Timestamp() =>
        string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().ToUnixTimeSeconds()}.{Next() % 1_000_000:D6}");
}
