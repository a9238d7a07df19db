using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Client.Tests.Conventions;

/// <summary>Makes the values of generated properties of JSON. Objects are read by the generated codecs themselves.</summary>
internal static class JsonValues
{
    public static object? ToClr(TypeRef type, JsonNode? node)
    {
        return node is null ? null : type.Kind switch
        {
            TypeKind.String => node.GetValue<string>(),
            TypeKind.Int => node.GetValue<long>(),
            TypeKind.Number => node.GetValue<double>(),
            TypeKind.Bool => node.GetValue<bool>(),
            TypeKind.Timestamp => new SlackTimestamp(node.GetValue<string>()),
            TypeKind.UnixTime => new UnixTime(node.GetValue<long>()),
            TypeKind.Date => DateOnly.Parse(node.GetValue<string>(), CultureInfo.InvariantCulture),
            TypeKind.Binary => SlackUpload.FromBytes(Convert.FromBase64String(node["bytes"]!.GetValue<string>()), node["name"]!.GetValue<string>()),
            TypeKind.Json => JsonSerializer.SerializeToElement(node),
            TypeKind.Csv or TypeKind.List => ToList(type.Element!, node.AsArray()),
            TypeKind.Map => ToMap(type.Element!, node.AsObject()),
            _ => ToNamed(Spec.Types[type.Name!], node),
        };
    }

    public static Type TypeOf(TypeRef type) => type.Kind switch
    {
        TypeKind.String => typeof(string),
        TypeKind.Int => typeof(long),
        TypeKind.Number => typeof(double),
        TypeKind.Bool => typeof(bool),
        TypeKind.Timestamp => typeof(SlackTimestamp),
        TypeKind.UnixTime => typeof(UnixTime),
        TypeKind.Date => typeof(DateOnly),
        TypeKind.Binary => typeof(SlackUpload),
        TypeKind.Json => typeof(JsonElement),
        TypeKind.Csv or TypeKind.List => typeof(IReadOnlyList<>).MakeGenericType(TypeOf(type.Element!)),
        TypeKind.Map => typeof(IReadOnlyDictionary<,>).MakeGenericType(typeof(string), TypeOf(type.Element!)),
        _ => ClassOf(Spec.Types[type.Name!]),
    };

    /// <summary>Reads JSON with the codec of a generated type.</summary>
    public static ISlackModel Read(NamedType type, string json) => Read(ClassOf(type), json, strict: true);

    private static Type ClassOf(NamedType type) => GeneratedCode.Type((type.Kind == NamedTypeKind.Union ? "I" : "") + Naming.Pascal(type.Name));

    private static object ToNamed(NamedType type, JsonNode node) => type.Kind == NamedTypeKind.Enum
        ? Activator.CreateInstance(ClassOf(type), node.GetValue<string>())!
        : Read(type, node.ToJsonString());

    private static Array ToList(TypeRef element, JsonArray array)
    {
        var list = Array.CreateInstance(TypeOf(element), array.Count);
        for (var i = 0; i < array.Count; i++)
        {
            list.SetValue(ToClr(element, array[i]), i);
        }

        return list;
    }

    private static object ToMap(TypeRef element, JsonObject node)
    {
        var map = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), TypeOf(element)))!;
        foreach (var (key, value) in node)
        {
            map[key] = ToClr(element, value);
        }

        return map;
    }

    /// <summary>Reads JSON as a generated class or interface.</summary>
    public static ISlackModel Read(Type type, string json, bool strict = false)
    {
        var parse = typeof(SlackJson).GetMethod(nameof(SlackJson.Parse))!.MakeGenericMethod(type);
        return (ISlackModel)parse.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [json, strict], null)!;
    }
}
