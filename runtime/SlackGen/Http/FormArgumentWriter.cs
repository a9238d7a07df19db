using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SlackGen;

/// <summary>A writer of arguments as <c>name=value&amp;…</c>, percent-encoded into a pooled buffer.</summary>
internal sealed class FormArgumentWriter(PooledBuffer output, bool basicAuth = false) : SlackArgumentWriter
{
    private string? clientId;
    private string? clientSecret;

    // The ASCII characters that are not encoded.
    private static readonly bool[] Unreserved = [.. Enumerable.Range(0, 128).Select(c => char.IsAsciiLetterOrDigit((char)c) || c is '-' or '.' or '_' or '*')];

    /// <summary>Gets the header with the client's ID and secret, for methods with basic authentication; null if one of them is missing.</summary>
    public AuthenticationHeaderValue? BasicAuth => clientId is null || clientSecret is null
        ? null
        : new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{clientSecret}")));

    public override void String(ReadOnlySpan<byte> name, string? value)
    {
        if (value is null)
        {
            return;
        }

        // The secret belongs in a header. Without a secret (PKCE), End writes the ID as an argument.
        if (basicAuth && name.SequenceEqual("client_id"u8))
        {
            clientId = value;
            return;
        }

        if (basicAuth && name.SequenceEqual("client_secret"u8))
        {
            clientSecret = value;
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

    public override void Value<T, TCodec>(ReadOnlySpan<byte> name, T? value)
        where T : class
    {
        if (value is null)
        {
            return;
        }

        using var json = SlackJsonWriter.Write<T, TCodec>(value);
        Name(name);
        Encode(json.Written);
    }

    public override void Binary(ReadOnlySpan<byte> name, SlackUpload? value)
    {
        if (value is not null)
        {
            throw NoBinary(name);
        }
    }

    /// <summary>Writes the client's ID as an argument if there is no secret.</summary>
    public void End()
    {
        if (clientId is not null && clientSecret is null)
        {
            basicAuth = false;
            String("client_id"u8, clientId);
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
            else if (b == ' ')
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
