using System.Text.Json;

namespace SlackGen.Tests.Json;

/// <summary>A model with a field of every kind, in the style of what the generator emits.</summary>
internal sealed class Everything : SlackModel, ISlackObject<Everything>
{
    private static readonly FieldNames WireNames = new(" text count ratio flag ts created day any color item items tags counts named words numbers shape shapes grid inner"u8);

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
        if (!Reading.TryRead<Everything, ObjectCodec<Everything>>(ref reader, out var value))
        {
            throw new SlackJsonException("no object", 0);
        }

        reader.End();
        return value;
    }

    protected override void ReadFields(ref SlackReader reader)
    {
        for (int field; (field = reader.NextField(WireNames, this)) >= 0;)
        {
            switch (field)
            {
                case 0:
                    Text = reader.String();
                    break;
                case 1:
                    Count = reader.Int();
                    break;
                case 2:
                    Ratio = reader.Number();
                    break;
                case 3:
                    Flag = reader.Bool();
                    break;
                case 4:
                    Ts = reader.Timestamp();
                    break;
                case 5:
                    Created = reader.UnixTime();
                    break;
                case 6:
                    Day = reader.Date();
                    break;
                case 7:
                    Any = reader.Json();
                    break;
                case 8:
                    Color = reader.Enum<Color>();
                    break;
                case 9:
                    Item = reader.Object<Item>();
                    break;
                case 10:
                    Items = reader.Objects<Item>();
                    break;
                case 11:
                    Tags = reader.List<string, StringCodec>();
                    break;
                case 12:
                    Counts = reader.Value<IReadOnlyDictionary<string, long>, MapCodec<long, IntCodec>>();
                    break;
                case 13:
                    Named = reader.Value<IReadOnlyDictionary<string, Item>, MapCodec<Item, ObjectCodec<Item>>>();
                    break;
                case 14:
                    Words = reader.Value<IReadOnlyList<string>, CsvCodec<string, StringCodec>>();
                    break;
                case 15:
                    Numbers = reader.Value<IReadOnlyList<long>, CsvCodec<long, IntCodec>>();
                    break;
                case 16:
                    Shape = reader.Value<IShape, IShape.Codec>();
                    break;
                case 17:
                    Shapes = reader.List<IShape, IShape.Codec>();
                    break;
                case 18:
                    Grid = reader.List<IReadOnlyList<long>, ListCodec<long, IntCodec>>();
                    break;
                case 19:
                    Inner = reader.Object<Everything>();
                    break;
            }
        }
    }

    protected override void WriteFields(SlackJsonWriter writer)
    {
        writer.Names(WireNames);
        writer.String(Text);
        writer.Int(Count);
        writer.Number(Ratio);
        writer.Bool(Flag);
        writer.Timestamp(Ts);
        writer.UnixTime(Created);
        writer.Date(Day);
        writer.Json(Any);
        writer.Enum(Color);
        writer.Object(Item);
        writer.Objects(Items);
        writer.List<string, StringCodec>(Tags);
        writer.Value<IReadOnlyDictionary<string, long>, MapCodec<long, IntCodec>>(Counts);
        writer.Value<IReadOnlyDictionary<string, Item>, MapCodec<Item, ObjectCodec<Item>>>(Named);
        writer.Value<IReadOnlyList<string>, CsvCodec<string, StringCodec>>(Words);
        writer.Value<IReadOnlyList<long>, CsvCodec<long, IntCodec>>(Numbers);
        writer.Object(Shape);
        writer.Objects(Shapes);
        writer.List<IReadOnlyList<long>, ListCodec<long, IntCodec>>(Grid);
        writer.Object(Inner);
    }

    static Everything ISlackObject<Everything>.Create() => new();
}
