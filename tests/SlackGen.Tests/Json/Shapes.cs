using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SlackGen.Tests.Json;

/// <summary>A union: <c>type</c> tells which member an object is.</summary>
internal interface IShape : ISlackModel
{
    string Type { get; }

    internal readonly struct Codec : ISlackCodec<IShape>
    {
        public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out IShape value)
        {
            var member = reader.Discriminator("type"u8);
            switch (member.Length)
            {
                case 6 when member.SequenceEqual("circle"u8):
                    return reader.TryReadAs<IShape, Circle, Circle.Codec>(out value);
                case 5 when member.SequenceEqual("group"u8):
                    return reader.TryReadAs<IShape, ShapeGroup, ShapeGroup.Codec>(out value);
            }

            var known = reader.TryReadUnknown(out var json);
            value = known ? new UnknownShape(json) : null;
            return known;
        }

        public static void Write(SlackJsonWriter writer, IShape value) => writer.Object(value);
    }
}

internal sealed class UnknownShape(JsonElement json) : SlackModel, IShape
{
    public JsonElement Json => json;

    public string Type => SlackReader.Text(json, "type");

    protected override void WriteFields(SlackJsonWriter writer) => writer.Fields(json);
}

internal sealed class Circle : SlackModel, IShape
{
    public string Type => "circle";

    public long? Radius { get; set; }

    protected override void WriteFields(SlackJsonWriter writer)
    {
        writer.String("type"u8, "circle");
        writer.Int("radius"u8, Radius);
    }

    internal readonly struct Codec : ISlackCodec<Circle>
    {
        public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out Circle value)
        {
            if (!reader.EnterObject())
            {
                value = null;
                return false;
            }

            value = new Circle();
            while (reader.NextProperty())
            {
                if (reader.NameIs("type"u8))
                {
                    reader.Constant(value, "circle"u8);
                }
                else if (reader.NameIs("radius"u8))
                {
                    value.Radius = reader.Int(value);
                }
                else
                {
                    reader.Unknown(value);
                }
            }

            return true;
        }

        public static void Write(SlackJsonWriter writer, Circle value) => writer.Object(value);
    }
}

internal sealed class ShapeGroup : SlackModel, IShape
{
    public string Type => "group";

    public IReadOnlyList<IShape>? Shapes { get; set; }

    protected override void WriteFields(SlackJsonWriter writer)
    {
        writer.String("type"u8, "group");
        writer.List<IShape, IShape.Codec>("shapes"u8, Shapes);
    }

    internal readonly struct Codec : ISlackCodec<ShapeGroup>
    {
        public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out ShapeGroup value)
        {
            if (!reader.EnterObject())
            {
                value = null;
                return false;
            }

            value = new ShapeGroup();
            while (reader.NextProperty())
            {
                if (reader.NameIs("type"u8))
                {
                    reader.Constant(value, "group"u8);
                }
                else if (reader.NameIs("shapes"u8))
                {
                    value.Shapes = reader.List<IShape, IShape.Codec>(value);
                }
                else
                {
                    reader.Unknown(value);
                }
            }

            return true;
        }

        public static void Write(SlackJsonWriter writer, ShapeGroup value) => writer.Object(value);
    }
}
