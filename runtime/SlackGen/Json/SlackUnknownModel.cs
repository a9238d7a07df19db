using System.Text.Json;

namespace SlackGen.Infrastructure;

/// <summary>The base of the classes for members of a union that the manifest does not know. They are kept as they came and sent back unchanged.</summary>
public abstract class SlackUnknownModel : SlackModel
{
    /// <summary>Wraps a JSON object.</summary>
    /// <exception cref="ArgumentException">The JSON is not an object.</exception>
    protected SlackUnknownModel(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"A JSON object is needed, not {json.ValueKind}.", nameof(json));
        }

        Json = json;
    }

    /// <summary>Gets the object as it came.</summary>
    public JsonElement Json { get; }

    /// <inheritdoc/>
    protected override void WriteFields(SlackJsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Fields(Json);
    }
}
