using System.Net.Http.Headers;

namespace SlackGen;

/// <summary>Bytes to send to Slack, with the name of the file that they make.</summary>
public sealed class SlackUpload
{
    private readonly Func<Stream> open;

    private SlackUpload(Func<Stream> open, string fileName, bool isRepeatable, bool ownsStream)
    {
        (this.open, IsRepeatable, OwnsStream) = (open, isRepeatable, ownsStream);
        FileName = Sanitize(fileName);
    }

    /// <summary>The file's name as Slack is told: the last part of a path, without control characters and quotes.</summary>
    public string FileName { get; }

    /// <summary>The media type, <c>image/png</c>; null lets Slack find out.</summary>
    /// <exception cref="ArgumentException">The text is not a media type.</exception>
    public string? ContentType
    {
        get;
        set => field = value is null || MediaTypeHeaderValue.TryParse(value, out _)
            ? value
            : throw new ArgumentException("This is not a media type such as image/png.", nameof(value));
    }

    /// <summary>The title that Slack shows instead of the name; for <c>UploadAsync</c>.</summary>
    public string? Title { get; set; }

    /// <summary>What an image shows, for people who cannot see it; for <c>UploadAsync</c>.</summary>
    public string? AltText { get; set; }

    /// <summary>The language of a code snippet, such as <c>python</c>; for <c>UploadAsync</c>.</summary>
    public string? SnippetType { get; set; }

    /// <summary>Whether the bytes can be sent again when a call must be repeated.</summary>
    public bool IsRepeatable { get; }

    /// <summary>Bytes in memory.</summary>
    public static SlackUpload FromBytes(ReadOnlyMemory<byte> bytes, string fileName) =>
        new(() => new MemoryStream(bytes.ToArray(), writable: false), fileName, isRepeatable: true, ownsStream: true);

    /// <summary>A file on disk, opened when it is sent.</summary>
    public static SlackUpload FromFile(string path, string? fileName = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous), fileName ?? path, isRepeatable: true, ownsStream: true);
    }

    /// <summary>
    /// A stream from where it stands. It is read once and left open; a stream that cannot seek cannot be sent again, so that such a call is not retried.
    /// </summary>
    public static SlackUpload FromStream(Stream stream, string fileName)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
        {
            return new(() => stream, fileName, isRepeatable: false, ownsStream: false);
        }

        var start = stream.Position;
        return new(
            () =>
            {
                stream.Position = start;
                return stream;
            },
            fileName,
            isRepeatable: true,
            ownsStream: false);
    }

    /// <summary>Whether the stream is ours to close.</summary>
    internal bool OwnsStream { get; }

    /// <summary>Opens the bytes for one attempt.</summary>
    internal Stream Open() => open();

    private static string Sanitize(string fileName)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Where(c => !char.IsControl(c) && c != '"')).Trim();
        return name is "" or "." or ".." ? "file" : name;
    }
}
