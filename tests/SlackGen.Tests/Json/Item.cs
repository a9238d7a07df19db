using System.Text.Json.Serialization;

namespace SlackGen.Tests.Json;

[JsonConverter(typeof(SlackJsonConverter<Item>))]
internal sealed class Item : SlackModel, ISlackObject<Item>
{
    private static readonly FieldNames WireNames = new(" name size tags"u8);

    public string? Name { get; set; }

    public long? Size { get; set; }

    public IReadOnlyList<string>? Tags { get; set; }

    protected override void ReadFields(ref SlackReader reader)
    {
        for (int field; (field = reader.NextField(WireNames, this)) >= 0;)
        {
            if (field == 0)
            {
                Name = reader.String();
            }
            else if (field == 1)
            {
                Size = reader.Int();
            }
            else
            {
                Tags = reader.List<string, StringCodec>();
            }
        }
    }

    protected override void WriteFields(SlackJsonWriter writer)
    {
        writer.Names(WireNames);
        writer.String(Name);
        writer.Int(Size);
        writer.List<string, StringCodec>(Tags);
    }

    static Item ISlackObject<Item>.Create() => new();
}

[JsonConverter(typeof(SlackEnumConverter<Color>))]
internal readonly struct Color(string value) : ISlackEnum<Color>
{
    public string Value => value ?? "";

    public static Color Create(string value) => new(value);
}
