using System.Collections.Frozen;

namespace SlackGen.Testing;

/// <summary>A kind of file as Slack names it.</summary>
/// <param name="FileType">Slack's code, <c>png</c>.</param>
/// <param name="PrettyType">The name for people, <c>PNG</c>.</param>
/// <param name="MimeType">The content type, <c>image/png</c>.</param>
internal sealed record FileKind(string FileType, string PrettyType, string MimeType)
{
    private const string PlainText = "text/plain";

    /// <summary>The kind of a file whose name says nothing.</summary>
    public static readonly FileKind Binary = new("binary", "Binary", "application/octet-stream");

    /// <summary>The kind of a canvas.</summary>
    public static readonly FileKind Canvas = new("quip", "Canvas", "application/vnd.slack-docs");

    private static readonly FrozenDictionary<string, FileKind> ByExtension = new (string Extension, FileKind Kind)[]
    {
        ("png", new("png", "PNG", "image/png")),
        ("jpg", new("jpg", "JPEG", "image/jpeg")),
        ("jpeg", new("jpg", "JPEG", "image/jpeg")),
        ("gif", new("gif", "GIF", "image/gif")),
        ("webp", new("webp", "WebP", "image/webp")),
        ("bmp", new("bmp", "BMP", "image/bmp")),
        ("svg", new("svg", "SVG", "image/svg+xml")),
        ("pdf", new("pdf", "PDF", "application/pdf")),
        ("zip", new("zip", "Zip", "application/zip")),
        ("gz", new("gzip", "Gzip", "application/gzip")),
        ("tar", new("tar", "Tar", "application/x-tar")),
        ("docx", new("docx", "Word Document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")),
        ("xlsx", new("xlsx", "Excel Spreadsheet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
        ("pptx", new("pptx", "PowerPoint Presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation")),
        ("mp3", new("mp3", "MP3", "audio/mpeg")),
        ("wav", new("wav", "WAV", "audio/wav")),
        ("mp4", new("mp4", "MPEG 4 Video", "video/mp4")),
        ("mov", new("mov", "QuickTime Movie", "video/quicktime")),
        ("html", new("html", "HTML", "text/html")),
        ("css", new("css", "CSS", "text/css")),
        ("csv", new("csv", "CSV", "text/csv")),
        ("json", new("json", "JSON", "application/json")),
        ("xml", new("xml", "XML", "application/xml")),
        ("txt", new("text", "Plain Text", PlainText)),
        ("log", new("text", "Plain Text", PlainText)),
        ("md", new("markdown", "Markdown", PlainText)),
        ("yaml", new("yaml", "YAML", PlainText)),
        ("yml", new("yaml", "YAML", PlainText)),
        ("sql", new("sql", "SQL", PlainText)),
        ("sh", new("shell", "Shell", PlainText)),
        ("js", new("javascript", "JavaScript", PlainText)),
        ("ts", new("typescript", "TypeScript", PlainText)),
        ("py", new("python", "Python", PlainText)),
        ("rb", new("ruby", "Ruby", PlainText)),
        ("cs", new("csharp", "C#", PlainText)),
        ("java", new("java", "Java", PlainText)),
        ("go", new("go", "Go", PlainText)),
    }.ToFrozenDictionary(k => k.Extension, k => k.Kind, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, FileKind> ByType =
        ByExtension.Values.DistinctBy(k => k.FileType).ToFrozenDictionary(k => k.FileType, StringComparer.Ordinal);

    /// <summary>Returns the kind of a file by the extension of its name.</summary>
    public static FileKind OfName(string name) => ByExtension.GetValueOrDefault(Path.GetExtension(name).TrimStart('.')) ?? Binary;

    /// <summary>Returns the kind with a code of Slack's. An unknown code is that of a language in plain text.</summary>
    public static FileKind OfType(string fileType) => ByType.GetValueOrDefault(fileType) ?? new FileKind(fileType, fileType, PlainText);
}
