using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SlackGen;

/// <summary>A writer of arguments as the parts of a <c>multipart/form-data</c> body.</summary>
internal sealed class MultipartArgumentWriter(MultipartFormDataContent content) : SlackArgumentWriter
{
    /// <summary>Gets whether everything that was written can be sent again.</summary>
    public bool IsRepeatable { get; private set; } = true;

    public override void String(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            Part(name, Encoding.UTF8.GetBytes(value));
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
        Part(name, json.Written.ToArray());
    }

    public override void Binary(ReadOnlySpan<byte> name, SlackUpload? value)
    {
        if (value is null)
        {
            return;
        }

        IsRepeatable &= value.IsRepeatable;
        var part = new UploadContent(value);
        part.Headers.ContentType = value.ContentType is { } type ? MediaTypeHeaderValue.Parse(type) : new MediaTypeHeaderValue("application/octet-stream");

        // Non-ASCII names stay unencoded, as the standard for forms requires and browsers do. ContentDispositionHeaderValue would encode them as in email.
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"{Disposition(name)}; filename=\"{value.FileName}\"");
        content.Add(part);
    }

    private void Part(ReadOnlySpan<byte> name, byte[] value)
    {
        var part = new ByteArrayContent(value);
        part.Headers.ContentDisposition = Disposition(name);
        content.Add(part);
    }

    private static ContentDispositionHeaderValue Disposition(ReadOnlySpan<byte> name) =>
        new("form-data") { Name = '"' + Encoding.UTF8.GetString(name) + '"' };
}
