using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackGen.Tests.Json;

/// <summary>A model whose fields Slack always sends, in the style of what the generator emits.</summary>
[JsonConverter(typeof(SlackJsonConverter<Order>))]
internal sealed class Order : SlackModel, ISlackObject<Order>
{
    private static readonly FieldNames WireNames = new(" name count open lines at day any color note item"u8, 0x2ff, 0x200);

    public required string Name { get; set; }

    public required long Count { get; set; }

    public required bool Open { get; set; }

    public required IReadOnlyList<string> Lines { get; set; }

    public required SlackTimestamp At { get; set; }

    public required DateOnly Day { get; set; }

    public required JsonElement Any { get; set; }

    public required Color Color { get; set; }

    public string? Note { get; set; }

    /// <summary>Always sent, and may be null.</summary>
    public required Item? Item { get; set; }

    protected override void ReadFields(ref SlackReader reader)
    {
        for (int field; (field = reader.NextField(WireNames, this)) >= 0;)
        {
            switch (field)
            {
                case 0:
                    Name = reader.String() ?? Name;
                    break;
                case 1:
                    Count = reader.Int().GetValueOrDefault();
                    break;
                case 2:
                    Open = reader.Bool().GetValueOrDefault();
                    break;
                case 3:
                    Lines = reader.List<string, StringCodec>() ?? Lines;
                    break;
                case 4:
                    At = reader.Timestamp().GetValueOrDefault();
                    break;
                case 5:
                    Day = reader.Date().GetValueOrDefault();
                    break;
                case 6:
                    Any = reader.Json().GetValueOrDefault();
                    break;
                case 7:
                    Color = reader.Enum<Color>().GetValueOrDefault();
                    break;
                case 8:
                    Note = reader.String();
                    break;
                case 9:
                    Item = reader.Object<Item>();
                    break;
            }
        }
    }

    protected override void WriteFields(SlackJsonWriter writer)
    {
        writer.Names(WireNames);
        writer.String(Name);
        writer.Int(Count);
        writer.Bool(Open);
        writer.List<string, StringCodec>(Lines);
        writer.Timestamp(At);
        writer.Date(Day);
        writer.Json(Any);
        writer.Enum<Color>(Color);
        writer.String(Note);
        writer.Object(Item);
    }

    static Order ISlackObject<Order>.Create() => new()
    {
        Name = "",
        Count = default,
        Open = default,
        Lines = [],
        At = default,
        Day = default,
        Any = default,
        Color = default,
        Item = null,
    };
}

/// <summary>A request in the style of what the generator emits.</summary>
[JsonConverter(typeof(SlackJsonConverter<OrderRequest>))]
internal sealed class OrderRequest : SlackRequest, ISlackObject<OrderRequest>
{
    private static readonly FieldNames WireNames = new(" name count words item"u8, 0x3);

    public required string Name { get; set; }

    public required long Count { get; set; }

    public IReadOnlyList<string>? Words { get; set; }

    public Item? Item { get; set; }

    protected override void ReadFields(ref SlackReader reader)
    {
        for (int field; (field = reader.NextField(WireNames, this)) >= 0;)
        {
            switch (field)
            {
                case 0:
                    Name = reader.String() ?? Name;
                    break;
                case 1:
                    Count = reader.Int().GetValueOrDefault();
                    break;
                case 2:
                    Words = reader.Value<IReadOnlyList<string>, CsvCodec<string, StringCodec>>();
                    break;
                case 3:
                    Item = reader.Object<Item>();
                    break;
            }
        }
    }

    protected internal override void WriteArguments(SlackArgumentWriter writer)
    {
        writer.Names(WireNames);
        writer.String(Name);
        writer.Int(Count);
        writer.Csv<string, StringCodec>(Words);
        writer.Object(Item);
    }

    static OrderRequest ISlackObject<OrderRequest>.Create() => new() { Name = "", Count = default };
}

/// <summary>A page in the style of what the generator emits.</summary>
[JsonConverter(typeof(SlackJsonConverter<OrdersResponse>))]
internal sealed class OrdersResponse : SlackPageResponse, ISlackObject<OrdersResponse>, ISlackPage<Item>
{
    private static readonly FieldNames WireNames = new(" orders total"u8, 0x3);

    public IReadOnlyList<Item> Orders { get; set; } = [];

    public long Total { get; set; }

    IReadOnlyList<Item>? ISlackPage<Item>.Items => Orders;

    protected override void ReadFields(ref SlackReader reader)
    {
        for (int field; (field = reader.NextField(WireNames, this)) >= 0;)
        {
            if (field == 0)
            {
                Orders = reader.Objects<Item>() ?? Orders;
            }
            else
            {
                Total = reader.Int().GetValueOrDefault();
            }
        }
    }

    protected override void WriteFields(SlackJsonWriter writer)
    {
        base.WriteFields(writer);
        writer.Names(WireNames);
        writer.Objects(Orders);
        writer.Int(Total);
    }

    static OrdersResponse ISlackObject<OrdersResponse>.Create() => new();
}
