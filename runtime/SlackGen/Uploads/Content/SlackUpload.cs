using System.Net.Http.Headers;
using System.Runtime.InteropServices;

namespace SlackGen;

/// <summary>Bytes to send to Slack, with the name of the file that they make.</summary>
public sealed class SlackUpload
{
    private readonly Func<Stream> open;

    private SlackUpload(Func<Stream> open, string fileName, bool isRepeatable, bool ownsStream, long? length = null)
    {
        (this.open, IsRepeatable, OwnsStream, Length) = (open, isRepeatable, ownsStream, length);
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

    /// <summary>The language by which a snippet is colored, such as <c>python</c>; for <c>UploadAsync</c>.</summary>
    public string? HighlightType { get; set; }

    /// <summary>Whether the bytes can be sent again when a call must be repeated.</summary>
    public bool IsRepeatable { get; }

    /// <summary>Creates an upload from bytes in memory. They are not copied: they must not change until they are sent.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="fileName">The name of the file.</param>
    /// <exception cref="ArgumentException">There are no bytes, or no name.</exception>
    public static SlackUpload FromBytes(ReadOnlyMemory<byte> bytes, string fileName) => bytes.IsEmpty
        ? throw new ArgumentException($"'{fileName}' has no bytes to upload.", nameof(bytes))
        : new(() => OpenBytes(bytes), fileName, isRepeatable: true, ownsStream: true, bytes.Length);

    /// <summary>Creates an upload from a file on disk, which is opened when it is sent.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="fileName">The name that Slack is told; null for the file's own.</param>
    /// <exception cref="ArgumentException">There is no path.</exception>
    public static SlackUpload FromFile(string path, string? fileName = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous), fileName ?? path, isRepeatable: true, ownsStream: true);
    }

    /// <summary>
    /// Creates an upload from a stream, from where it stands to its end. It is left open. A stream that cannot seek cannot be sent again, so that such a call
    /// is not repeated; <c>UploadAsync</c> copies it into a temporary file first, because Slack wants to know the length before the bytes.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="fileName">The name of the file.</param>
    /// <exception cref="ArgumentException">The stream cannot be read, as a closed one, or there is no name.</exception>
    public static SlackUpload FromStream(Stream stream, string fileName) => FromStream(stream, fileName, null);

    /// <summary>
    /// Creates an upload from a stream whose length is known, so that one that cannot seek needs no temporary file. It is sent once, and left open.
    /// </summary>
    /// <param name="stream">The stream, which must end after that many bytes: the upload fails with an <see cref="IOException"/> where it does not.</param>
    /// <param name="fileName">The name of the file.</param>
    /// <param name="length">The number of bytes from where the stream stands, at least 1.</param>
    /// <exception cref="ArgumentException">The stream cannot be read, as a closed one, or there is no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is less than 1.</exception>
    public static SlackUpload FromStream(Stream stream, string fileName, long length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return FromStream(stream, fileName, (long?)length);
    }

    private static SlackUpload FromStream(Stream stream, string fileName, long? length)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new ArgumentException($"The stream of '{fileName}' cannot be read. Is it closed?", nameof(stream));
        }

        if (!stream.CanSeek)
        {
            return new(() => stream, fileName, isRepeatable: false, ownsStream: false, length);
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
            ownsStream: false,
            length);
    }

    /// <summary>Gets the number of bytes where the caller gave it; null where the opened stream has to tell it.</summary>
    internal long? Length { get; }

    /// <summary>Whether the stream is ours to close.</summary>
    internal bool OwnsStream { get; }

    /// <summary>Opens the bytes for one attempt.</summary>
    internal Stream Open() => open();

    private static MemoryStream OpenBytes(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);

    private static string Sanitize(string fileName)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Where(c => !char.IsControl(c) && c != '"')).Trim();
        return name is "" or "." or ".." ? "file" : name;
    }
}
