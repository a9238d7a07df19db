using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackGen.Testing;

/// <summary>
/// Writes SlackGen's own objects, responses among them, as Slack's JSON. They are known by their interface's name, so that the fake works without the
/// client's package.
/// </summary>
internal sealed class ModelConverter : JsonConverter<object>
{
    private const string Interface = "SlackGen.ISlackModel";

    private const string Writer = "ToJson";

    public static bool IsModel(Type type) => type.FullName == Interface || type.GetInterface(Interface) is not null;

    public override bool CanConvert(Type typeToConvert) => IsModel(typeToConvert);

    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) =>
        writer.WriteRawValue((string)value.GetType().GetMethod(Writer, BindingFlags.Public | BindingFlags.Instance, [])!.Invoke(value, null)!);
}
