using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>Reads the values of elements: initial ones, and those of a view's state. A value is the text that a form field has.</summary>
internal static class ElementValues
{
    // The time zone of the page is UTC.
    private const string LocalMoment = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Returns the values that an element has at first.</summary>
    /// <param name="element">The element.</param>
    /// <param name="channelId">The ID of the channel in which it is shown; null for none.</param>
    public static IReadOnlyList<string> Initial(JsonObject element, string? channelId) => element.Flag("default_to_current_conversation") && channelId is not null
        && !element.ContainsKey("initial_conversation")
            ? [channelId]
            : Read(element, "initial_");

    /// <summary>Returns the values of an element in <c>state.values</c>.</summary>
    public static IReadOnlyList<string> OfState(JsonObject state) => Read(state, "selected_") is { Count: > 0 } chosen
        ? chosen
        : state.Object("rich_text_value") is { } rich ? [RichText.ToPlainText(rich)] : Known(state.Text("value"));

    /// <summary>Returns the choice of an element that has a value, for its text; null if it is not known.</summary>
    public static JsonObject? FindOption(JsonObject? holder, string value) => AllOptions(holder).FirstOrDefault(o => o.Text("value") == value);

    /// <summary>Returns the choices of a menu or of an app's response, in groups or not.</summary>
    public static IEnumerable<JsonObject> AllOptions(JsonObject? holder) =>
        holder.Objects("options").Concat(holder.Objects("option_groups").SelectMany(g => g.Objects("options")));

    private static IReadOnlyList<string> Read(JsonObject holder, string prefix)
    {
        foreach (var name in (ReadOnlySpan<string>)["options", "users", "channels", "conversations"])
        {
            if (holder[prefix + name] is JsonArray items)
            {
                return [.. items.Select(i => i is JsonObject option ? option.Text("value") : i?.ToString()).OfType<string>()];
            }
        }

        if (holder.Object(prefix + "option") is { } selected)
        {
            return Known(selected.Text("value"));
        }

        if (holder.Object(prefix + "value") is { } rich)
        {
            return [RichText.ToPlainText(rich)];
        }

        return holder.Number(prefix + "date_time") is { } moment
            ? [DateTimeOffset.FromUnixTimeSeconds((long)Math.Clamp(moment, 0, 250_000_000_000)).ToString(LocalMoment, CultureInfo.InvariantCulture)]
            : Known(holder.Text(prefix + "date") ?? holder.Text(prefix + "time") ?? holder.Text(prefix + "user") ?? holder.Text(prefix + "channel")
                ?? holder.Text(prefix + "conversation") ?? holder.Text(prefix + "value"));
    }

    private static IReadOnlyList<string> Known(string? value) => value is null ? [] : [value];
}
