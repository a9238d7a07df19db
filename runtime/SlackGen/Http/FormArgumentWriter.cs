using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SlackGen;

/// <summary>Arguments as <c>name=value&amp;…</c>, percent-encoded into a pooled buffer: the body of a form, or a query.</summary>
internal sealed class FormArgumentWriter(PooledBuffer output, bool isQuery) : SlackArgumentWriter
{
    // What goes through as it is: a table of the ASCII range is the fastest way to know.
    private static readonly bool[] Unreserved = [.. Enumerable.Range(0, 128).Select(c => char.IsAsciiLetterOrDigit((char)c) || c is '-' or '.' or '_' or '*')];

    public override void String(ReadOnlySpan<byte> name, string? value)
    {
        if (value is null)
        {
            return;
        }

        Name(name);
        var size = Encoding.UTF8.GetMaxByteCount(value.Length);
        var borrowed = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            Encode(borrowed.AsSpan(0, Encoding.UTF8.GetBytes(value, borrowed)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(borrowed);
        }
    }

    public override void Int(ReadOnlySpan<byte> name, long? value) => String(name, value?.ToString(CultureInfo.InvariantCulture));

    public override void Number(ReadOnlySpan<byte> name, double? value) => String(name, value is { } number ? NumberCodec.ToText(number) : null);

    public override void Bool(ReadOnlySpan<byte> name, bool? value) => String(name, value is { } flag ? BoolCodec.ToText(flag) : null);

    public override void Value<T, TCodec>(ReadOnlySpan<byte> name, T? value)
        where T : class
    {
        if (value is null)
        {
            return;
        }

        using var json = new PooledBuffer();
        TCodec.Write(new SlackJsonWriter(json), value);
        Name(name);
        Encode(json.Written);
    }

    public override void Json(ReadOnlySpan<byte> name, JsonElement? value) =>
        String(name, value is { ValueKind: not JsonValueKind.Undefined } element ? element.GetRawText() : null);

    public override void Binary(ReadOnlySpan<byte> name, SlackUpload? value)
    {
        if (value is not null)
        {
            throw NoBinary(name);
        }
    }

    private void Name(ReadOnlySpan<byte> name)
    {
        if (output.Length > 0)
        {
            output.GetSpan(1)[0] = (byte)'&';
            output.Advance(1);
        }

        Encode(name);
        output.GetSpan(1)[0] = (byte)'=';
        output.Advance(1);
    }

    private void Encode(ReadOnlySpan<byte> utf8)
    {
        var span = output.GetSpan(utf8.Length * 3);
        var at = 0;
        foreach (var b in utf8)
        {
            if (b < 128 && Unreserved[b])
            {
                span[at++] = b;
            }
            else if (b == ' ' && !isQuery)
            {
                span[at++] = (byte)'+';
            }
            else
            {
                span[at++] = (byte)'%';
                span[at++] = (byte)"0123456789ABCDEF"[b >> 4];
                span[at++] = (byte)"0123456789ABCDEF"[b & 15];
            }
        }

        output.Advance(at);
    }
}
