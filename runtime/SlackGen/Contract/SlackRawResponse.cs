using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackGen;

/// <summary>The response of a call by name: the JSON object as Slack sent it.</summary>
[JsonConverter(typeof(SlackJsonConverter<SlackRawResponse>))]
public sealed class SlackRawResponse : SlackResponse, ISlackJson<SlackRawResponse>
{
    /// <summary>Gets or sets the whole response.</summary>
    public JsonElement Json { get; set; }

    /// <summary>Gets the cursor of the next page from <c>response_metadata</c>; null if there is none.</summary>
    public string? NextCursor => string.IsNullOrEmpty(PageCursor) ? null : PageCursor;

    /// <summary>Returns whether one of the fields is true, read as leniently as in generated responses.</summary>
    /// <param name="fields">The names of the fields, separated by spaces.</param>
    internal bool IsAnyTrue(string fields)
    {
        foreach (var field in fields.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Json.TryGetProperty(field, out var value) && new SlackReader(Encoding.UTF8.GetBytes(value.GetRawText()), DecodeOptions.Default).ReadBool() == true)
            {
                return true;
            }
        }

        return false;
    }

    static SlackRawResponse? ISlackJson<SlackRawResponse>.Read(ref SlackReader reader)
    {
        var json = reader.ReadElement();
        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        // The default options: fields without a property are in Json already and are not kept in Unrecognized too.
        var response = new SlackRawResponse();
        ResponseDecoder.Decode(response, Encoding.UTF8.GetBytes(json.GetRawText()), DecodeOptions.Default);
        return response;
    }

    /// <inheritdoc/>
    protected override void WriteFields(SlackJsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Json.ValueKind == JsonValueKind.Object)
        {
            writer.Fields(Json);
        }
        else
        {
            base.WriteFields(writer);
        }
    }
}
