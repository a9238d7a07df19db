using System.Globalization;
using System.Net.Mail;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Turns what a person enters into the value of an element, as far as Slack's client lets the person enter it. The caller holds the gate.</summary>
/// <param name="state">The state.</param>
/// <param name="user">The person.</param>
internal sealed class ElementInput(WorkspaceState state, UserEntity user)
{
    /// <summary>Returns whether the options of an element come from the app.</summary>
    public static bool IsExternal(JsonObject element) => TypeOf(element) is "external_select" or "multi_external_select";

    /// <summary>Returns the options of an element that lists them itself.</summary>
    public static IEnumerable<JsonObject> OptionsOf(JsonObject element) => (element["options"] as JsonArray ?? [])
        .Concat((element["option_groups"] as JsonArray ?? []).SelectMany(g => g?["options"] as JsonArray ?? []))
        .OfType<JsonObject>();

    /// <summary>Returns a field that holds a whole number; null if it is missing.</summary>
    public static long? NumberOf(JsonObject element, string field) =>
        long.TryParse(element[field]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Returns the value for <c>state.values</c>.</summary>
    /// <param name="element">The element.</param>
    /// <param name="entered">What the person enters: text, or values or texts of options, IDs or names. Empty for nothing.</param>
    /// <param name="options">The options that the element offers.</param>
    /// <exception cref="ArgumentException">The element does not take it.</exception>
    public JsonNode? Read(JsonObject element, IReadOnlyList<string> entered, IReadOnlyList<JsonObject> options)
    {
        var type = TypeOf(element);
        var isMultiple = type == "checkboxes" || type.StartsWith("multi_", StringComparison.Ordinal);
        if (isMultiple)
        {
            if (entered.Count > NumberOf(element, "max_selected_items"))
            {
                throw Refuse(element, $"takes at most {element["max_selected_items"]} choices, not {entered.Count}");
            }

            return new JsonArray([.. entered.Select(e => ReadOne(element, type, e, options))]);
        }

        return entered switch
        {
            [] => null,
            [var one] => ReadOne(element, type, one, options),
            _ => throw Refuse(element, $"takes one value, not {entered.Count}"),
        };
    }

    private JsonNode? ReadOne(JsonObject element, string type, string entered, IReadOnlyList<JsonObject> options) => type switch
    {
        "plain_text_input" => Text(element, entered),
        "email_text_input" => Verify(element, entered, entered.Length == 0 || MailAddress.TryCreate(entered, out _), "an email address, egon@example.com"),
        "url_text_input" => Verify(element, entered, entered.Length == 0 || Uri.TryCreate(entered, UriKind.Absolute, out _), "an absolute URL"),
        "number_input" => Number(element, entered),
        "rich_text_input" => RichText(entered),
        "datepicker" => Verify(element, entered, DateOnly.TryParseExact(entered, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), "a date, 2026-08-20"),
        "timepicker" => Verify(element, entered, TimeOnly.TryParseExact(entered, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), "a time, 09:30"),
        "datetimepicker" => Moment(element, entered),
        "users_select" or "multi_users_select" => User(element, entered),
        "channels_select" or "multi_channels_select" => Conversation(element, entered, c => c.Kind == WorkspaceChannelKind.Public && !c.IsArchived),
        "conversations_select" or "multi_conversations_select" => Conversation(element, entered, c => IsOffered(element, c)),
        "file_input" => throw Refuse(element, "takes the files as JSON"),
        _ => Option(element, entered, options),
    };

    private static JsonNode Option(JsonObject element, string entered, IReadOnlyList<JsonObject> options) =>
        (options.FirstOrDefault(o => (string?)o["value"] == entered) ?? options.FirstOrDefault(o => (string?)o["text"]?["text"] == entered))?.DeepClone()
            ?? throw Refuse(element, $"does not offer '{entered}'. It offers {(options.Count == 0 ? "nothing" : string.Join(", ", options.Select(o => o["value"])))}");

    private static JsonValue Text(JsonObject element, string entered)
    {
        if (entered.Length > NumberOf(element, "max_length"))
        {
            throw Refuse(element, $"takes at most {element["max_length"]} characters, not {entered.Length}");
        }

        return entered.Length > 0 && entered.Length < NumberOf(element, "min_length")
            ? throw Refuse(element, $"takes at least {element["min_length"]} characters, not {entered.Length}")
            : JsonValue.Create(entered);
    }

    private static JsonValue Number(JsonObject element, string entered)
    {
        decimal? Bound(string name) => decimal.TryParse((string?)element[name], CultureInfo.InvariantCulture, out var bound) ? bound : null;
        var allowsFractions = (bool?)element["is_decimal_allowed"] == true;
        var style = allowsFractions ? NumberStyles.Float : NumberStyles.AllowLeadingSign;
        if (!decimal.TryParse(entered, style, CultureInfo.InvariantCulture, out var number))
        {
            throw Refuse(element, $"takes {(allowsFractions ? "a number" : "a whole number")}, not '{entered}'");
        }

        return number < Bound("min_value") || number > Bound("max_value")
            ? throw Refuse(element, $"takes a number from {element["min_value"]} to {element["max_value"]}, not {entered}")
            : JsonValue.Create(entered);
    }

    private static JsonValue Moment(JsonObject element, string entered)
    {
        if (long.TryParse(entered, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return JsonValue.Create(seconds);
        }

        return DateTimeOffset.TryParse(entered, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? JsonValue.Create(moment.ToUnixTimeSeconds())
            : throw Refuse(element, $"takes Unix seconds or a time such as 2026-08-20T09:30Z, not '{entered}'");
    }

    private static JsonObject RichText(string entered) => new()
    {
        ["type"] = "rich_text",
        ["elements"] = new JsonArray(new JsonObject
        {
            ["type"] = "rich_text_section",
            ["elements"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = entered }),
        }),
    };

    private static JsonValue Verify(JsonObject element, string entered, bool isRight, string needed) =>
        isRight ? JsonValue.Create(entered) : throw Refuse(element, $"takes {needed}, not '{entered}'");

    private JsonValue User(JsonObject element, string entered)
    {
        var found = state.Users.Values.FirstOrDefault(u => u.Id == entered) ?? state.Users.Values.FirstOrDefault(u => u.Name == entered.TrimStart('@'));
        return found is { IsDeleted: false }
            ? JsonValue.Create(found.Id)
            : throw Refuse(element, $"offers no user '{entered}'. It offers {string.Join(", ", state.Users.Values.Where(u => !u.IsDeleted).Select(u => $"@{u.Name} ({u.Id})"))}");
    }

    private JsonValue Conversation(JsonObject element, string entered, Func<ChannelEntity, bool> isOffered)
    {
        var offered = ActChannel.VisibleTo(state, user).Where(isOffered).ToList();
        var found = offered.FirstOrDefault(c => c.Id == entered) ?? offered.FirstOrDefault(c => !c.IsDirect && c.Name == entered.TrimStart('#'));
        return found is not null
            ? JsonValue.Create(found.Id)
            : throw Refuse(element, $"offers no conversation '{entered}'. It offers {string.Join(", ", offered.Select(c => $"{ActChannel.NameOf(c)} ({c.Id})"))}");
    }

    private bool IsOffered(JsonObject element, ChannelEntity channel)
    {
        var filter = element["filter"] as JsonObject;
        var kind = channel.Kind switch
        {
            WorkspaceChannelKind.Public => "public",
            WorkspaceChannelKind.Private => "private",
            WorkspaceChannelKind.DirectMessage => "im",
            WorkspaceChannelKind.GroupMessage => "mpim",
            _ => throw new InvalidOperationException($"There is no filter for {channel.Kind}."),
        };
        return !channel.IsArchived
            && (filter?["include"] is not JsonArray include || include.Any(i => (string?)i == kind))
            && !((bool?)filter?["exclude_bot_users"] == true && channel.Kind == WorkspaceChannelKind.DirectMessage && channel.Members.Any(m => state.Users[m].IsBot));
    }

    private static ArgumentException Refuse(JsonObject element, string why) => new($"The element '{element["action_id"]}' ({TypeOf(element)}) {why}.");

    private static string TypeOf(JsonObject element) => (string?)element["type"] ?? "";
}
