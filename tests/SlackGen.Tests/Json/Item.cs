using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Tests.Json;

internal sealed class Item : SlackModel
{
    public string? Name { get; set; }

    public long? Size { get; set; }

    public IReadOnlyList<string>? Tags { get; set; }

    protected override void WriteFields(SlackJsonWriter writer)
    {
        writer.String("name"u8, Name);
        writer.Int("size"u8, Size);
        writer.List<string, StringCodec>("tags"u8, Tags);
    }

    internal readonly struct Codec : ISlackCodec<Item>
    {
        public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out Item value)
        {
            if (!reader.EnterObject())
            {
                value = null;
                return false;
            }

            value = new Item();
            while (reader.NextProperty())
            {
                if (reader.NameIs("name"u8))
                {
                    value.Name = reader.String(value);
                }
                else if (reader.NameIs("size"u8))
                {
                    value.Size = reader.Int(value);
                }
                else if (reader.NameIs("tags"u8))
                {
                    value.Tags = reader.List<string, StringCodec>(value);
                }
                else
                {
                    reader.Unknown(value);
                }
            }

            return true;
        }

        public static void Write(SlackJsonWriter writer, Item value) => writer.Object(value);
    }
}

internal readonly struct Color(string value) : ISlackEnum<Color>
{
    public string Value => value ?? "";

    public static Color Create(string value) => new(value);
}
