using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Checks what the manifest says of objects in requests beyond the types of their fields: required fields, bounds and groups.</summary>
/// <param name="manifest">The types.</param>
internal sealed class ObjectCheck(FakeManifest manifest)
{
    /// <summary>Returns whether Slack alone fills objects of a type, so that they are not checked.</summary>
    public bool IsFilledBySlack(string type) => manifest.FilledBySlack.Contains(type);

    /// <summary>Returns the first mistake in an object, or null. It does not check nested objects.</summary>
    public ValueMistake? Check(NamedType type, JsonObject properties, string pointer)
    {
        if (IsFilledBySlack(type.Name))
        {
            return null;
        }

        if (type.Fields.FirstOrDefault(f => f.HasValue && properties[f.Name] is null) is { } missing)
        {
            return new(pointer, "missing required field: " + missing.Name);
        }

        return GroupCheck.Demand(type, properties) is { } demand
            ? new(pointer, demand)
            : type.Fields.Select(f => Check(f, properties[f.Name], $"{pointer}/{f.Name}")).FirstOrDefault(m => m is not null);
    }

    // A text object has the length of its text.
    private static ValueMistake? Check(Member field, JsonNode? value, string pointer) => value is null
        ? null
        : BoundsCheck.Mistakes(field.Bounds, value, value is JsonArray ? null : TextLength.Size(value), pointer).FirstOrDefault()?.At;
}
