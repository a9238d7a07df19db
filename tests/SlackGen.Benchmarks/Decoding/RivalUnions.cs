using System.Reflection;
using System.Text.Json.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SlackGen.Benchmarks.Decoding;

/// <summary>Reads unions with Newtonsoft as its users do: the object is loaded, its discriminator looked at, and then it is filled. Other JSON elements are passed over.</summary>
internal sealed class RivalUnions : Newtonsoft.Json.JsonConverter
{
    private readonly Dictionary<Type, Dictionary<string, Type>> members = [];

    public static RivalUnions Instance { get; } = new();

    public override bool CanConvert(Type objectType)
    {
        if (objectType == typeof(System.Text.Json.JsonElement) || objectType == typeof(System.Text.Json.JsonElement?))
        {
            return true;
        }

        lock (members)
        {
            if (!members.TryGetValue(objectType, out var known))
            {
                known = objectType.IsInterface
                    ? objectType.GetCustomAttributes<JsonDerivedTypeAttribute>().ToDictionary(a => (string)a.TypeDiscriminator!, a => a.DerivedType)
                    : [];
                members.Add(objectType, known);
            }

            return known.Count > 0;
        }
    }

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (!objectType.IsInterface)
        {
            reader.Skip();
            return null;
        }

        var json = JObject.Load(reader);
        if (json["type"]?.Value<string>() is not { } type || !members[objectType].TryGetValue(type, out var target))
        {
            return null;
        }

        var value = Activator.CreateInstance(target)!;
        using var fields = json.CreateReader();
        serializer.Populate(fields, value);
        return value;
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
}
