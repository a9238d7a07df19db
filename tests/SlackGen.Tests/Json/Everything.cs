using System.Text.Json;

namespace SlackGen.Tests.Json;

/// <summary>A model with a field of every kind, in the style of what the generator emits.</summary>
internal sealed class Everything : SlackModel
{
    private static readonly FieldNames WireNames = new(" ts day any text flag item tags grid count ratio color items named words shape inner counts shapes created numbers"u8);

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
        if (!Reading.TryRead<Everything, Codec>(ref reader, out var value))
        {
            throw new SlackJsonException("no object", 0);
        }

        reader.End();
        return value;
    }

    protected internal override void ReadFields(ref SlackReader reader)
    {
        for (int field; (field = reader.NextField(WireNames, this)) >= 0;)
        {
            switch (field)
            {
                case 0:
                    Ts = reader.Timestamp();
                    break;
                case 1:
                    Day = reader.Date();
                    break;
                case 2:
                    Any = reader.Json();
                    break;
                case 3:
                    Text = reader.String();
                    break;
                case 4:
                    Flag = reader.Bool();
                    break;
                case 5:
                    Item = reader.Value<Item, Item.Codec>();
                    break;
                case 6:
                    Tags = reader.List<string, StringCodec>();
                    break;
                case 7:
                    Grid = reader.List<IReadOnlyList<long>, ListCodec<long, IntCodec>>();
                    break;
                case 8:
                    Count = reader.Int();
                    break;
                case 9:
                    Ratio = reader.Number();
                    break;
                case 10:
                    Color = reader.Enum<Color>();
                    break;
                case 11:
                    Items = reader.List<Item, Item.Codec>();
                    break;
                case 12:
                    Named = reader.Value<IReadOnlyDictionary<string, Item>, MapCodec<Item, Item.Codec>>();
                    break;
                case 13:
                    Words = reader.Value<IReadOnlyList<string>, CsvCodec<string, StringCodec>>();
                    break;
                case 14:
                    Shape = reader.Value<IShape, IShape.Codec>();
                    break;
                case 15:
                    Inner = reader.Value<Everything, Codec>();
                    break;
                case 16:
                    Counts = reader.Value<IReadOnlyDictionary<string, long>, MapCodec<long, IntCodec>>();
                    break;
                case 17:
                    Shapes = reader.List<IShape, IShape.Codec>();
                    break;
                case 18:
                    Created = reader.UnixTime();
                    break;
                case 19:
                    Numbers = reader.Value<IReadOnlyList<long>, CsvCodec<long, IntCodec>>();
                    break;
            }
        }
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

    internal readonly struct Codec : ISlackObjectCodec<Codec, Everything>
    {
        public static Everything Create() => new();
    }
}
