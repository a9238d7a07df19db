using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Client.Tests.Conventions;

/// <summary>Values of every type of the manifest with every field, unions with every member: what the samples of methods reach only the first of.</summary>
internal static class TypeSamples
{
    /// <summary>Returns an object of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="depth">How deep objects nest; further ones are left out.</param>
    public static JsonObject Object(NamedType type, int depth)
    {
        var sample = new JsonObject();
        var union = Spec.Types.Values.FirstOrDefault(u => u.Members.Any(m => m.Type == type.Name));
        if (union is not null)
        {
            sample[union.Discriminator!] = union.Members.First(m => m.Type == type.Name).Value;
        }

        foreach (var field in type.Fields)
        {
            if (Value(field.Type, depth) is { } value)
            {
                sample[field.Name] = value;
            }
            else if (field.IsNullable)
            {
                sample[field.Name] = null;
            }
        }

        return sample;
    }

    private static JsonNode? Value(TypeRef type, int depth) => type.Kind switch
    {
        TypeRefKind.Scalar => Value(type.Scalar!.Value),
        TypeRefKind.Csv => Spec.Types.TryGetValue(type.Element!.Name ?? "", out _) || type.Element.Scalar == ScalarKind.String ? "a,b" : "1,2",
        TypeRefKind.List => new JsonArray([.. Elements(type.Element!, depth)]),
        TypeRefKind.Map => new JsonObject(Elements(type.Element!, depth).Select((e, i) => KeyValuePair.Create($"k{i}", e))),
        TypeRefKind.Named => Elements(type, depth).FirstOrDefault(),
    };

    private static JsonNode? Value(ScalarKind scalar) => scalar switch
    {
        ScalarKind.String => "text",
        ScalarKind.Int or ScalarKind.UnixTime => 7,
        ScalarKind.Number => 1.5,
        ScalarKind.Bool => true,
        ScalarKind.Timestamp => "1512085950.000216",
        ScalarKind.Date => "2026-11-29",
        ScalarKind.Json => new JsonObject { ["any"] = new JsonArray(1, null) },
        ScalarKind.Binary => throw new InvalidOperationException("No field is binary."),
    };

    // Each member of a union, and null where it keeps its place.
    private static IEnumerable<JsonNode?> Elements(TypeRef type, int depth)
    {
        if (type.IsNullable)
        {
            yield return null;
        }

        if (type.Kind != TypeRefKind.Named)
        {
            yield return Value(type with { IsNullable = false }, depth);
            yield break;
        }

        var named = Spec.Types[type.Name!];
        if (named.Kind == NamedTypeKind.Enum)
        {
            yield return named.Values.Count == 0 ? "word" : named.Values[0].Value;
        }
        else if (depth > 0)
        {
            foreach (var member in named.Kind == NamedTypeKind.Union ? named.Members.Select(m => Spec.Types[m.Type]) : [named])
            {
                yield return Object(member, depth - 1);
            }
        }
    }
}
