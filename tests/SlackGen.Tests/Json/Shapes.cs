using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackGen.Tests.Json;

/// <summary>A union: <c>type</c> tells which member an object is.</summary>
[JsonConverter(typeof(SlackJsonConverter<IShape>))]
internal interface IShape : ISlackModel, ISlackJson<IShape>
{
    string Type { get; }

    static IShape? ISlackJson<IShape>.Read(ref SlackReader reader) => reader.Read<IShape, Codec>();

    internal readonly struct Codec : ISlackUnionCodec<Codec, IShape>
    {
        private static readonly FieldNames Kinds = new(" circle group"u8);

        public static IShape? Create(ref SlackReader reader) => reader.Kind("type"u8, Kinds) switch
        {
            0 => ObjectCodec<Circle>.Create(),
            1 => ObjectCodec<ShapeGroup>.Create(),
            _ => null,
        };

        public static IShape Wrap(JsonElement json) => new UnknownShape(json);
    }
}

[JsonConverter(typeof(SlackJsonConverter<UnknownShape>))]
internal sealed class UnknownShape(JsonElement json) : SlackUnknownModel(json), ISlackUnknown<UnknownShape>, IShape
{
    public string Type => SlackReader.Text(Json, "type");

    static UnknownShape ISlackUnknown<UnknownShape>.Create(JsonElement json) => new(json);
}

[JsonConverter(typeof(SlackJsonConverter<Circle>))]
internal sealed class Circle : SlackModel, ISlackObject<Circle>, IShape
{
    private static readonly FieldNames WireNames = new(" type radius"u8, 0x1);

    public string Type => "circle";

    public long? Radius { get; set; }

    protected override void ReadFields(ref SlackReader reader)
    {
        for (int field; (field = reader.NextField(WireNames, this)) >= 0;)
        {
            if (field == 0)
            {
                reader.Constant("circle"u8);
            }
            else
            {
                Radius = reader.Int();
            }
        }
    }

    protected override void WriteFields(SlackJsonWriter writer)
    {
        writer.Names(WireNames);
        writer.Constant("circle");
        writer.Int(Radius);
    }

    static Circle ISlackObject<Circle>.Create() => new();
}

[JsonConverter(typeof(SlackJsonConverter<ShapeGroup>))]
internal sealed class ShapeGroup : SlackModel, ISlackObject<ShapeGroup>, IShape
{
    private static readonly FieldNames WireNames = new(" type shapes"u8, 0x1);

    public string Type => "group";

    public IReadOnlyList<IShape>? Shapes { get; set; }

    protected override void ReadFields(ref SlackReader reader)
    {
        for (int field; (field = reader.NextField(WireNames, this)) >= 0;)
        {
            if (field == 0)
            {
                reader.Constant("group"u8);
            }
            else
            {
                Shapes = reader.List<IShape, IShape.Codec>();
            }
        }
    }

    protected override void WriteFields(SlackJsonWriter writer)
    {
        writer.Names(WireNames);
        writer.Constant("group");
        writer.Objects(Shapes);
    }

    static ShapeGroup ISlackObject<ShapeGroup>.Create() => new();
}
