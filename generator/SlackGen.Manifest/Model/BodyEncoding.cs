namespace SlackGen.Manifest.Model;

/// <summary>The encodings of a request's arguments. The runtime's <c>SlackBody</c> has the same members.</summary>
public enum BodyKind
{
    /// <summary><c>application/x-www-form-urlencoded</c>.</summary>
    Form,

    /// <summary><c>application/json; charset=utf-8</c>.</summary>
    Json,

    /// <summary><c>multipart/form-data</c>.</summary>
    Multipart,
}

/// <summary>A row of the table of body encodings, which the parser, the emitter, the fake Slack and the tool read.</summary>
/// <param name="Kind">The encoding.</param>
/// <param name="Word">The word in manifests.</param>
/// <param name="MediaType">The media type of the header <c>Content-Type</c>, without parameters.</param>
/// <param name="HasCharset">Whether the header names a charset. Slack warns of one that is missing or superfluous.</param>
/// <param name="HasStructure">Whether lists, maps and objects are JSON in it; otherwise each of these arguments is JSON text.</param>
/// <param name="TakesFiles">Whether it carries binary arguments.</param>
/// <param name="IsUniversal">Whether Slack takes it for every method; otherwise only for the methods that document it.</param>
public sealed record BodyEncoding(BodyKind Kind, string Word, string MediaType, bool HasCharset, bool HasStructure, bool TakesFiles, bool IsUniversal)
{
    private static readonly BodyEncoding[] Table = Enum.GetValues(typeof(BodyKind)).Cast<BodyKind>().Select(Create).ToArray();

    /// <summary>Gets every encoding.</summary>
    public static IReadOnlyList<BodyEncoding> All => Table;

    /// <summary>Returns the row of an encoding.</summary>
    public static BodyEncoding Get(BodyKind kind) => Table[(int)kind];

    private static BodyEncoding Create(BodyKind kind) => kind switch
    {
        BodyKind.Form => new(
            kind,
            Word: "form",
            MediaType: "application/x-www-form-urlencoded",
            HasCharset: false,
            HasStructure: false,
            TakesFiles: false,
            IsUniversal: true),
        BodyKind.Json => new(
            kind,
            Word: "json",
            MediaType: "application/json",
            HasCharset: true,
            HasStructure: true,
            TakesFiles: false,
            IsUniversal: false),
        BodyKind.Multipart => new(
            kind,
            Word: "multipart",
            MediaType: "multipart/form-data",
            HasCharset: false,
            HasStructure: false,
            TakesFiles: true,
            IsUniversal: true),
    };
}
