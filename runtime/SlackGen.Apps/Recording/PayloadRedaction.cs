using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SlackGen.Apps;

/// <summary>Writes a payload without its secrets and, unless they are kept, without the texts that people wrote.</summary>
/// <param name="json">The writer.</param>
/// <param name="keepsTexts">Whether texts are written as they are.</param>
internal sealed partial class PayloadRedaction(Utf8JsonWriter json, bool keepsTexts)
{
    // A replay puts a new secret in its place.
    private const string Secret = "(redacted)";

    private const string Value = "value";
    private const string AnyDate = "2000-01-01";

    private static readonly string[] Secrets = ["response_url", "trigger_id", "interactivity_pointer", "challenge", "url_private", "url_private_download", "permalink_public"];

    // What selects handlers, or refers to something, if it is one word. Whatever is not in the lists counts as text.
    private static readonly string[] References =
    [
        "type", "subtype", "id", "ts", "command", "user", "channel", "team", "enterprise", "app", "event", "bot", "item_user", "inviter", "creator", "author", "hash", "tab",
        "locale", "tz", "timezone", "reaction", "style", "response_action", "event_context", "filetype", "mimetype", "mode", "presence", "default_to_current_conversation",
    ];

    // What the app itself has set, in any form.
    private static readonly string[] OfApp = ["action_id", "block_id", "callback_id", "external_id", "private_metadata", Value];

    // Below these, the names of fields are those of an app or a workflow, and say nothing about what people have entered.
    private static readonly string[] Open = ["inputs", "event_payload", "submission"];

    private static readonly string[] Inputs =
    [
        "plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input", "block_suggestion", "dialog_suggestion",
    ];

    /// <summary>Writes an object or any other value.</summary>
    public void Write(JsonElement payload) => Write(payload, "", isInput: false, Names.OfSlack);

    private void Write(JsonElement element, string name, bool isInput, Names names)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(element, names);
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(item, name, isInput, names);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(Redact(element.GetString()!, name, isInput, names));
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }

    private void WriteObject(JsonElement element, Names names)
    {
        var isInput = element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && Inputs.Contains(type.GetString());
        json.WriteStartObject();
        foreach (var field in element.EnumerateObject())
        {
            json.WritePropertyName(SecretScrubber.Common.Clean(field.Name));
            Write(field.Value, field.Name, isInput, Below(field.Name, names));
        }

        json.WriteEndObject();
    }

    private string Redact(string text, string name, bool isInput, Names names)
    {
        if (IsSecret(name))
        {
            return Secret;
        }

        // A token that someone has pasted into a message, for example.
        if (!SecretScrubber.Common.IsClean(text))
        {
            return Secret;
        }

        return keepsTexts || Reference().IsMatch(text) || (names != Names.OfOthers && IsReference(text, name, isInput)) ? text : Mask(text);
    }

    private static Names Below(string name, Names names) => names switch
    {
        Names.OfSlack when Open.Contains(name) => Names.OfOthers,
        Names.OfSlack when name == "values" => Names.OfBlocks,
        _ => names,
    };

    private static bool IsSecret(string name) =>
        Secrets.Contains(name) || name.EndsWith("token", StringComparison.Ordinal) || name.EndsWith("secret", StringComparison.Ordinal) || name.EndsWith("password", StringComparison.Ordinal);

    private static bool IsReference(string text, string name, bool isInput) => OfApp.Contains(name)
        ? name != Value || !isInput
        : !text.Any(char.IsWhiteSpace)
            && (name.EndsWith("_id", StringComparison.Ordinal) || name.EndsWith("_ids", StringComparison.Ordinal)
                || name.EndsWith("_ts", StringComparison.Ordinal) || name.EndsWith("_type", StringComparison.Ordinal)
                || References.Contains(name));

    // The length, the words and the mentions stay, so that a handler meets text of the same shape. A date stays one: without digits it would be none.
    private static string Mask(string text)
    {
        if (Date().IsMatch(text))
        {
            return AnyDate;
        }

        var masked = new StringBuilder(text.Length);
        var end = 0;
        foreach (var mention in Mention().EnumerateMatches(text))
        {
            Mask(text.AsSpan(end, mention.Index - end), masked);
            masked.Append(text, mention.Index, mention.Length);
            end = mention.Index + mention.Length;
        }

        Mask(text.AsSpan(end), masked);
        return masked.ToString();
    }

    private static void Mask(ReadOnlySpan<char> text, StringBuilder masked)
    {
        foreach (var c in text)
        {
            masked.Append(char.IsDigit(c) ? '0' : char.IsAscii(c) && !char.IsLetter(c) ? c : char.IsWhiteSpace(c) ? ' ' : 'x');
        }
    }

    // An ID, a timestamp or a Boolean.
    [GeneratedRegex(@"^(?:[A-Z][A-Z0-9]{7,20}|\d{9,11}\.\d{6}|true|false)$", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    // The form of a date picker. A time stays one without help: 00:00.
    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"<[@#!][A-Z0-9a-z^]{1,30}(?=[|>])", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    // Whose names the fields have.
    private enum Names
    {
        OfSlack,

        // IDs of blocks and elements, and below them the fields of elements. An ID can be "inputs".
        OfBlocks,

        OfOthers,
    }
}
