using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SlackGen.Tests.Json;

/// <summary>A model with a field of every kind, in the style of what the generator emits.</summary>
internal sealed class Everything : SlackModel
{
    public string? Text { get; set; }

    public long? Count { get; set; }

    public double? Ratio { get; set; }

    public bool? Flag { get; set; }

    public SlackTimestamp? Ts { get; set; }

    public UnixTime? Created { get; set; }

    public DateOnly? Day { get; set; }

    public JsonElement? Any { get; set; }

    public Color? Color { get; set; }

    public Item? Item { get; set; }

    public IReadOnlyList<Item>? Items { get; set; }

    public IReadOnlyList<string>? Tags { get; set; }

    public IReadOnlyDictionary<string, long>? Counts { get; set; }

    public IReadOnlyDictionary<string, Item>? Named { get; set; }

    public IReadOnlyList<string>? Words { get; set; }

    public IReadOnlyList<long>? Numbers { get; set; }

    public IShape? Shape { get; set; }

    public IReadOnlyList<IShape>? Shapes { get; set; }

    public IReadOnlyList<IReadOnlyList<long>>? Grid { get; set; }

    public Everything? Inner { get; set; }

    public static Everything Read(string json, DecodeOptions? options = null) => Read(System.Text.Encoding.UTF8.GetBytes(json), options);

    public static Everything Read(byte[] json, DecodeOptions? options = null)
    {
        var reader = new SlackReader(json, options ?? DecodeOptions.Default);
        if (!Codec.TryRead(ref reader, out var value))
        {
            throw new SlackJsonException("no object", 0);
        }

        reader.End();
        return value;
    }

    protected override void WriteFields(SlackJsonWriter writer)
    {
        writer.String("text"u8, Text);
        writer.Int("count"u8, Count);
        writer.Number("ratio"u8, Ratio);
        writer.Bool("flag"u8, Flag);
        writer.Timestamp("ts"u8, Ts);
        writer.UnixTime("created"u8, Created);
        writer.Date("day"u8, Day);
        writer.Json("any"u8, Any);
        writer.Enum("color"u8, Color);
        writer.Value<Item, Item.Codec>("item"u8, Item);
        writer.List<Item, Item.Codec>("items"u8, Items);
        writer.List<string, StringCodec>("tags"u8, Tags);
        writer.Value<IReadOnlyDictionary<string, long>, MapCodec<long, IntCodec>>("counts"u8, Counts);
        writer.Value<IReadOnlyDictionary<string, Item>, MapCodec<Item, Item.Codec>>("named"u8, Named);
        writer.Value<IReadOnlyList<string>, CsvCodec<string, StringCodec>>("words"u8, Words);
        writer.Value<IReadOnlyList<long>, CsvCodec<long, IntCodec>>("numbers"u8, Numbers);
        writer.Value<IShape, IShape.Codec>("shape"u8, Shape);
        writer.List<IShape, IShape.Codec>("shapes"u8, Shapes);
        writer.List<IReadOnlyList<long>, ListCodec<long, IntCodec>>("grid"u8, Grid);
        writer.Value<Everything, Codec>("inner"u8, Inner);
    }

    internal readonly struct Codec : ISlackCodec<Everything>
    {
        public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out Everything value)
        {
            if (!reader.EnterObject())
            {
                value = null;
                return false;
            }

            value = new Everything();
            while (reader.NextProperty())
            {
                switch (reader.NameLength)
                {
                    case 2 when reader.NameIs("ts"u8):
                        value.Ts = reader.Timestamp(value);
                        continue;
                    case 3 when reader.NameIs("day"u8):
                        value.Day = reader.Date(value);
                        continue;
                    case 3 when reader.NameIs("any"u8):
                        value.Any = reader.Json(value);
                        continue;
                    case 4 when reader.NameIs("text"u8):
                        value.Text = reader.String(value);
                        continue;
                    case 4 when reader.NameIs("flag"u8):
                        value.Flag = reader.Bool(value);
                        continue;
                    case 4 when reader.NameIs("item"u8):
                        value.Item = reader.Value<Item, Item.Codec>(value);
                        continue;
                    case 4 when reader.NameIs("tags"u8):
                        value.Tags = reader.List<string, StringCodec>(value);
                        continue;
                    case 4 when reader.NameIs("grid"u8):
                        value.Grid = reader.List<IReadOnlyList<long>, ListCodec<long, IntCodec>>(value);
                        continue;
                    case 5 when reader.NameIs("count"u8):
                        value.Count = reader.Int(value);
                        continue;
                    case 5 when reader.NameIs("ratio"u8):
                        value.Ratio = reader.Number(value);
                        continue;
                    case 5 when reader.NameIs("color"u8):
                        value.Color = reader.Enum<Color>(value);
                        continue;
                    case 5 when reader.NameIs("items"u8):
                        value.Items = reader.List<Item, Item.Codec>(value);
                        continue;
                    case 5 when reader.NameIs("named"u8):
                        value.Named = reader.Value<IReadOnlyDictionary<string, Item>, MapCodec<Item, Item.Codec>>(value);
                        continue;
                    case 5 when reader.NameIs("words"u8):
                        value.Words = reader.Value<IReadOnlyList<string>, CsvCodec<string, StringCodec>>(value);
                        continue;
                    case 5 when reader.NameIs("shape"u8):
                        value.Shape = reader.Value<IShape, IShape.Codec>(value);
                        continue;
                    case 5 when reader.NameIs("inner"u8):
                        value.Inner = reader.Value<Everything, Codec>(value);
                        continue;
                    case 6 when reader.NameIs("counts"u8):
                        value.Counts = reader.Value<IReadOnlyDictionary<string, long>, MapCodec<long, IntCodec>>(value);
                        continue;
                    case 6 when reader.NameIs("shapes"u8):
                        value.Shapes = reader.List<IShape, IShape.Codec>(value);
                        continue;
                    case 7 when reader.NameIs("created"u8):
                        value.Created = reader.UnixTime(value);
                        continue;
                    case 7 when reader.NameIs("numbers"u8):
                        value.Numbers = reader.Value<IReadOnlyList<long>, CsvCodec<long, IntCodec>>(value);
                        continue;
                }

                reader.Unknown(value);
            }

            return true;
        }

        public static void Write(SlackJsonWriter writer, Everything value) => writer.Object(value);
    }
}
