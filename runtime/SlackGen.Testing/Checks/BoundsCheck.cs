using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Checks arguments against their documented bounds.</summary>
internal static class BoundsCheck
{
    public static IEnumerable<Mistake> Mistakes(Method method, JsonObject arguments) => method.Params
        .Where(p => arguments[p.Name] is not null)
        .SelectMany(p => Mistakes(p, arguments[p.Name]!));

    private static IEnumerable<Mistake> Mistakes(Member parameter, JsonNode value)
    {
        Mistake Wrong(MistakeKind kind, string demand) => new(kind, [parameter.Name], $"{demand} [json-pointer:/{parameter.Name}]");

        var bounds = parameter.Bounds;
        if (TextLength.Size(value) == 0)
        {
            yield return Wrong(MistakeKind.Empty, "must not be empty");
        }

        if (value.GetValueKind() == JsonValueKind.Number)
        {
            var amount = double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
            if (amount > bounds.Maximum)
            {
                yield return Wrong(MistakeKind.TooLarge, $"must be at most {bounds.Maximum}");
            }

            if (amount < bounds.Minimum)
            {
                yield return Wrong(MistakeKind.TooSmall, $"must be at least {bounds.Minimum}");
            }
        }

        if (value is JsonArray items)
        {
            if (items.Count > bounds.MaxItems)
            {
                yield return Wrong(MistakeKind.TooMany, $"must have at most {bounds.MaxItems} elements");
            }

            if (items.Count < bounds.MinItems)
            {
                yield return Wrong(MistakeKind.TooFew, $"must have at least {bounds.MinItems} elements");
            }
        }

        if (bounds.MaxLength is not null || bounds.MinLength is not null)
        {
            // The length of an object or list is that of its JSON text.
            var length = TextLength.Characters(value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : value.ToJsonString());
            if (length > bounds.MaxLength)
            {
                yield return Wrong(MistakeKind.TooLong, $"must have at most {bounds.MaxLength} characters");
            }

            if (length < bounds.MinLength)
            {
                yield return Wrong(MistakeKind.TooShort, $"must have at least {bounds.MinLength} characters");
            }
        }
    }
}
