using System.Text.Json;

namespace SlackGen.Infrastructure;

/// <summary>The base class for members of a union that the manifest does not contain. Their JSON is kept, and sent back unchanged.</summary>
public abstract class SlackUnknownModel : SlackModel
{
    /// <summary>Initializes a member from its JSON object.</summary>
    /// <exception cref="ArgumentException">The JSON is not an object.</exception>
    protected SlackUnknownModel(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"The JSON is {json.ValueKind}, not an object.", nameof(json));
        }

        Json = json;
    }

    /// <summary>Gets the object as received.</summary>
    public JsonElement Json { get; }

    /// <inheritdoc/>
    protected override void WriteFields(SlackJsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Fields(Json);
    }
}
