using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Client.Tests.Conventions;

/// <summary>Creates the values of generated properties of JSON. Objects are read by the generated codecs themselves.</summary>
internal static class JsonValues
{
    public static object? ToClr(TypeRef type, JsonNode? node)
    {
        return node is null ? null : type.Kind switch
        {
            TypeRefKind.Scalar => ToClr(type.Scalar!.Value, node),
            TypeRefKind.Csv or TypeRefKind.List => ToList(type.Element!, node.AsArray()),
            TypeRefKind.Map => ToMap(type.Element!, node.AsObject()),
            TypeRefKind.Named => ToNamed(Spec.Types[type.Name!], node),
        };
    }

    private static object ToClr(ScalarKind scalar, JsonNode node) => scalar switch
    {
        ScalarKind.String => node.GetValue<string>(),
        ScalarKind.Int => node.GetValue<long>(),
        ScalarKind.Number => node.GetValue<double>(),
        ScalarKind.Bool => node.GetValue<bool>(),
        ScalarKind.Timestamp => new SlackTimestamp(node.GetValue<string>()),
        ScalarKind.UnixTime => new UnixTime(node.GetValue<long>()),
        ScalarKind.Date => DateOnly.Parse(node.GetValue<string>(), CultureInfo.InvariantCulture),
        ScalarKind.Binary => SlackUpload.FromBytes(Convert.FromBase64String(node["bytes"]!.GetValue<string>()), node["name"]!.GetValue<string>()),
        ScalarKind.Json => JsonSerializer.SerializeToElement(node),
    };

    public static Type TypeOf(TypeRef type) => type.Kind switch
    {
        TypeRefKind.Scalar => TypeOf(type.Scalar!.Value),
        TypeRefKind.Csv or TypeRefKind.List => typeof(IReadOnlyList<>).MakeGenericType(TypeOf(type.Element!)),
        TypeRefKind.Map => typeof(IReadOnlyDictionary<,>).MakeGenericType(typeof(string), TypeOf(type.Element!)),
        TypeRefKind.Named => ClassOf(Spec.Types[type.Name!]),
    };

    private static Type TypeOf(ScalarKind scalar) => scalar switch
    {
        ScalarKind.String => typeof(string),
        ScalarKind.Int => typeof(long),
        ScalarKind.Number => typeof(double),
        ScalarKind.Bool => typeof(bool),
        ScalarKind.Timestamp => typeof(SlackTimestamp),
        ScalarKind.UnixTime => typeof(UnixTime),
        ScalarKind.Date => typeof(DateOnly),
        ScalarKind.Binary => typeof(SlackUpload),
        ScalarKind.Json => typeof(JsonElement),
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
        var parse = typeof(SlackJson).GetMethod(nameof(SlackJson.Parse), [typeof(string), typeof(bool)])!.MakeGenericMethod(type);
        return (ISlackModel)parse.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [json, strict], null)!;
    }
}
