namespace SlackGen.Tests.Json;

/// <summary>Damages JSON: mostly a little, so that what is wrong stands deep inside.</summary>
internal static class Mutation
{
    private static readonly byte[] Structure = [.. "{}[]\",:\\/ue+-.019tfn \n\t\r"u8, 0, 0x1F, 0x7F];

    // Overlong forms, halves of surrogate pairs, cut sequences, bytes that UTF-8 never has.
    private static readonly byte[][] BadUtf8 = [[0x80], [0xC0, 0xAF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0xF5, 0x80, 0x80, 0x80], [0xFF]];

    public static byte[] Of(byte[] json, Random random)
    {
        var bytes = json.ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            Mutate(bytes, random);
        }

        return [.. bytes];
    }

    private static void Mutate(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var rest = bytes.Count - at;
        switch (random.Next(8))
        {
            case 0 when rest > 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when rest > 0:
                bytes[at] = Structure[random.Next(Structure.Length)];
                break;
            case 2 when rest > 0:
                bytes.RemoveRange(at, Math.Min(rest, random.Next(1, 6)));
                break;
            case 3 when random.Next(3) == 0:
                bytes.RemoveRange(at, rest);
                break;
            case 4:
                bytes.InsertRange(at, BadUtf8[random.Next(BadUtf8.Length)]);
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(rest, random.Next(1, 20))));
                break;
            default:
                bytes.Insert(at, random.Next(4) == 0 ? (byte)random.Next(256) : Structure[random.Next(Structure.Length)]);
                break;
        }
    }
}
