using System.Net.Http.Headers;
using System.Runtime.InteropServices;

namespace SlackGen;

/// <summary>A file to upload: its bytes and its name.</summary>
public sealed class SlackUpload
{
    private readonly Func<Stream> open;

    private SlackUpload(Func<Stream> open, string fileName, bool isRepeatable, bool ownsStream, long? length = null)
    {
        (this.open, IsRepeatable, OwnsStream, Length) = (open, isRepeatable, ownsStream, length);
        FileName = Sanitize(fileName);
    }

    /// <summary>Gets the file name that is sent to Slack: the last part of a path, without control characters and quotes.</summary>
    public string FileName { get; }

    /// <summary>Gets or sets the media type, such as <c>image/png</c>; null to let Slack detect it.</summary>
    /// <exception cref="ArgumentException">The value is not a media type.</exception>
    public string? ContentType
    {
        get;
        set => field = value is null || MediaTypeHeaderValue.TryParse(value, out _)
            ? value
            : throw new ArgumentException("The value is not a media type such as image/png.", nameof(value));
    }

    /// <summary>Gets or sets the title that Slack shows instead of the name, for <c>UploadAsync</c>.</summary>
    public string? Title { get; set; }

    /// <summary>Gets or sets the description of an image for people who cannot see it, for <c>UploadAsync</c>.</summary>
    public string? AltText { get; set; }

    /// <summary>Gets or sets the language of a code snippet, such as <c>python</c>, for <c>UploadAsync</c>.</summary>
    public string? SnippetType { get; set; }

    /// <summary>Gets or sets the language of a snippet's syntax highlighting, such as <c>python</c>, for <c>UploadAsync</c>.</summary>
    public string? HighlightType { get; set; }

    /// <summary>Gets whether the bytes can be sent again when a call is retried.</summary>
    public bool IsRepeatable { get; }

    /// <summary>Creates an upload from bytes in memory. They are not copied and must not change until they have been sent.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="fileName">The name of the file.</param>
    /// <exception cref="ArgumentException">There are no bytes or there is no name.</exception>
    public static SlackUpload FromBytes(ReadOnlyMemory<byte> bytes, string fileName) => bytes.IsEmpty
        ? throw new ArgumentException($"'{fileName}' has no bytes to upload.", nameof(bytes))
        : new(() => OpenBytes(bytes), fileName, isRepeatable: true, ownsStream: true, bytes.Length);

    /// <summary>Creates an upload from a file on disk. The file is opened when it is sent.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="fileName">The name that is sent to Slack; null for the file's own name.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static SlackUpload FromFile(string path, string? fileName = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous), fileName ?? path, isRepeatable: true, ownsStream: true);
    }

    /// <summary>
    /// Creates an upload from a stream, from its current position to its end. The stream is left open. A stream that cannot seek cannot be sent again, so its
    /// call is not retried. <c>UploadAsync</c> copies such a stream to a temporary file first, because Slack requires the length before the bytes.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="fileName">The name of the file.</param>
    /// <exception cref="ArgumentException">The stream cannot be read, as a closed one, or there is no name.</exception>
    public static SlackUpload FromStream(Stream stream, string fileName) => FromStream(stream, fileName, null);

    /// <summary>
    /// Creates an upload from a stream of a known length. A stream that cannot seek then needs no temporary file, and is sent only once. The stream is left
    /// open.
    /// </summary>
    /// <param name="stream">The stream. It must end after that many bytes; otherwise the upload fails with an <see cref="IOException"/>.</param>
    /// <param name="fileName">The name of the file.</param>
    /// <param name="length">The number of bytes from the stream's current position, at least 1.</param>
    /// <exception cref="ArgumentException">The stream cannot be read, as a closed one, or there is no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is less than 1.</exception>
    public static SlackUpload FromStream(Stream stream, string fileName, long length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return FromStream(stream, fileName, (long?)length);
    }

    /// <summary>
    /// Creates an upload for each file in a folder, in the ordinal order of the relative paths, which become the titles, with <c>/</c> between their parts. Hidden
    /// files and folders, and symbolic links, are left out. An empty file is not: <c>UploadAsync</c> refuses it and sends nothing, because Slack takes no empty
    /// files.
    /// </summary>
    /// <param name="path">The path of the folder.</param>
    /// <param name="pattern">The pattern of the file names, with <c>*</c> and <c>?</c>.</param>
    /// <param name="recursive">Whether the files of folders below are added too.</param>
    /// <exception cref="ArgumentException">The path or the pattern is empty.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder cannot be read.</exception>
    public static IReadOnlyList<SlackUpload> FromDirectory(string path, string pattern = "*", bool recursive = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = recursive,
            IgnoreInaccessible = false,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        var files = Directory.EnumerateFiles(path, pattern, options)
            .Select(file => (Path: file, Title: Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/')))
            .OrderBy(f => f.Title, StringComparer.Ordinal);
        return [.. files.Select(f => WithTitle(FromFile(f.Path), f.Title))];
    }

    private static SlackUpload WithTitle(SlackUpload upload, string title)
    {
        upload.Title = title;
        return upload;
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

    /// <summary>Gets the number of bytes that the caller gave; null to get it from the open stream.</summary>
    internal long? Length { get; }

    /// <summary>Gets whether the client closes the stream.</summary>
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
