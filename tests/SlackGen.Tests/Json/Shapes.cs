using System.Text.Json;

namespace SlackGen.Tests.Json;

/// <summary>A union: <c>type</c> tells which member an object is.</summary>
internal interface IShape : ISlackModel
{
    string Type { get; }

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

internal sealed class UnknownShape(JsonElement json) : SlackModel, IShape
{
    public JsonElement Json => json;

    public string Type => SlackReader.Text(json, "type");

    protected override void WriteFields(SlackJsonWriter writer) => writer.Fields(json);
}

internal sealed class Circle : SlackModel, ISlackObject<Circle>, IShape
{
    private static readonly FieldNames WireNames = new(" type radius"u8);

    public string Type => "circle";

    public long? Radius { get; set; }

    protected internal override void ReadFields(ref SlackReader reader)
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
        writer.String("circle");
        writer.Int(Radius);
    }

    static Circle ISlackObject<Circle>.Create() => new();
}

internal sealed class ShapeGroup : SlackModel, ISlackObject<ShapeGroup>, IShape
{
    private static readonly FieldNames WireNames = new(" type shapes"u8);

    public string Type => "group";

    public IReadOnlyList<IShape>? Shapes { get; set; }

    protected internal override void ReadFields(ref SlackReader reader)
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
        writer.String("group");
        writer.Objects(Shapes);
    }

    static ShapeGroup ISlackObject<ShapeGroup>.Create() => new();
}
