using System.Globalization;

namespace SlackGen.Manifest.Model;

/// <summary>The scalar types.</summary>
public enum ScalarKind
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A whole number of at most 64 bits.</summary>
    Int,

    /// <summary>A number that may have a fraction.</summary>
    Number,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>Slack's message time, "1512085950.000216".</summary>
    Timestamp,

    /// <summary>Whole seconds since 1970.</summary>
    UnixTime,

    /// <summary>A calendar day, "2026-08-20".</summary>
    Date,

    /// <summary>Bytes to upload, in a multipart body.</summary>
    Binary,

    /// <summary>Any JSON value.</summary>
    Json,
}

/// <summary>The JSON form of a scalar's values.</summary>
public enum ScalarForm
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A whole number of at most 64 bits.</summary>
    Integer,

    /// <summary>A number that may have a fraction.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Any JSON value.</summary>
    Any,

    /// <summary>The bytes of a file, which have no JSON form.</summary>
    File,
}

/// <summary>
/// A row of the table of scalar types, which the parser, the emitter, the fake Slack and the tool read. The runtime has a codec for each:
/// <see cref="Codec"/>.
/// </summary>
/// <param name="Kind">The scalar.</param>
/// <param name="Word">The word in manifests.</param>
/// <param name="CSharp">The C# type, with its namespace where it is not a keyword.</param>
/// <param name="IsStruct">Whether the C# type is a struct.</param>
/// <param name="Default">The C# expression that a required property holds before it is set.</param>
/// <param name="HasMembers">
/// Whether the runtime's reader and writers have members of the name of <paramref name="Kind"/>. Generated code calls these for the frequent scalars, because
/// short names cost the compiler less; for the others it calls <c>Scalar&lt;T, TCodec&gt;</c>.
/// </param>
/// <param name="Form">The JSON form of its values.</param>
/// <param name="IsValid">Returns whether a value is one of the scalar's. The value is text as a form carries it.</param>
/// <param name="Expected">The error message for another value: "must be an integer".</param>
/// <param name="Sample">A value as JSON text, which bounds may change; null where it is derived from the name of the argument or field.</param>
/// <param name="Schema">The JSON Schema of a value, as JSON text.</param>
public sealed record ScalarType(
    ScalarKind Kind,
    string Word,
    string CSharp,
    bool IsStruct,
    string Default,
    bool HasMembers,
    ScalarForm Form,
    Func<string, bool> IsValid,
    string Expected,
    string? Sample,
    string Schema)
{
    private static readonly ScalarType[] Table = Enum.GetValues(typeof(ScalarKind)).Cast<ScalarKind>().Select(Create).ToArray();

    /// <summary>Gets every scalar type.</summary>
    public static IReadOnlyList<ScalarType> All => Table;

    /// <summary>Gets the runtime's codec.</summary>
    public string Codec => $"global::SlackGen.{Kind}Codec";

    /// <summary>Gets whether a value is one word on the wire, so that it can be comma-joined and given by position.</summary>
    public bool IsWord => Form is not (ScalarForm.Any or ScalarForm.File);

    /// <summary>Returns the row of a scalar.</summary>
    public static ScalarType Get(ScalarKind kind) => Table[(int)kind];

    private static ScalarType Create(ScalarKind kind) => kind switch
    {
        ScalarKind.String => new(
            kind,
            Word: "string",
            CSharp: "string",
            IsStruct: false,
            Default: "\"\"",
            HasMembers: true,
            Form: ScalarForm.Text,
            IsValid: IsAnything,
            Expected: "must be a string",
            Sample: null,
            Schema: """{ "type": "string" }"""),
        ScalarKind.Int => new(
            kind,
            Word: "int",
            CSharp: "long",
            IsStruct: true,
            Default: "default",
            HasMembers: true,
            Form: ScalarForm.Integer,
            IsValid: IsInteger,
            Expected: "must be an integer",
            Sample: "2",
            Schema: """{ "type": "integer", "format": "int64" }"""),
        ScalarKind.Number => new(
            kind,
            Word: "number",
            CSharp: "double",
            IsStruct: true,
            Default: "default",
            HasMembers: true,
            Form: ScalarForm.Number,
            IsValid: IsNumber,
            Expected: "must be a number",
            Sample: "1.5",
            Schema: """{ "type": "number" }"""),
        ScalarKind.Bool => new(
            kind,
            Word: "bool",
            CSharp: "bool",
            IsStruct: true,
            Default: "default",
            HasMembers: true,
            Form: ScalarForm.Boolean,
            IsValid: text => text is "true" or "false",
            Expected: "must be a boolean",
            Sample: "true",
            Schema: """{ "type": "boolean" }"""),
        ScalarKind.Timestamp => new(
            kind,
            Word: "timestamp",
            CSharp: "global::SlackGen.SlackTimestamp",
            IsStruct: true,
            Default: "default",
            HasMembers: true,
            Form: ScalarForm.Text,
            IsValid: IsTimestamp,
            Expected: "must be a timestamp such as 1512085950.000216",
            Sample: "\"1698796800.000100\"",
            Schema: """{ "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?$", "x-slack-type": "timestamp" }"""),
        ScalarKind.UnixTime => new(
            kind,
            Word: "unix_time",
            CSharp: "global::SlackGen.UnixTime",
            IsStruct: true,
            Default: "default",
            HasMembers: true,
            Form: ScalarForm.Integer,
            IsValid: IsInteger,
            Expected: "must be a time in whole seconds",
            Sample: "1698796800",
            Schema: """{ "type": "integer", "format": "int64", "x-slack-type": "unix_time" }"""),
        ScalarKind.Date => new(
            kind,
            Word: "date",
            CSharp: "global::System.DateOnly",
            IsStruct: true,
            Default: "default",
            HasMembers: true,
            Form: ScalarForm.Text,
            IsValid: IsDate,
            Expected: "must be a date such as 2026-08-20",
            Sample: "\"2023-11-01\"",
            Schema: """{ "type": "string", "format": "date" }"""),
        ScalarKind.Binary => new(
            kind,
            Word: "binary",
            CSharp: "global::SlackGen.SlackUpload",
            IsStruct: false,
            Default: "null!",
            HasMembers: true,
            Form: ScalarForm.File,
            IsValid: IsAnything,
            Expected: "must be a file",
            Sample: null,
            Schema: """{ "type": "string", "contentMediaType": "application/octet-stream" }"""),
        ScalarKind.Json => new(
            kind,
            Word: "json",
            CSharp: "global::System.Text.Json.JsonElement",
            IsStruct: true,
            Default: "default",
            HasMembers: true,
            Form: ScalarForm.Any,
            IsValid: IsAnything,
            Expected: "must be JSON",
            Sample: """{ "key": "value" }""",
            Schema: "{}"),
    };

    private static bool IsAnything(string text) => true;

    private static bool IsInteger(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    // JSON has no infinity and no NaN.
    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) && !double.IsInfinity(number);

    private static bool IsTimestamp(string text)
    {
        var parts = text.Split('.');
        return parts.Length <= 2 && parts.All(p => p.Length > 0 && p.All(c => c is >= '0' and <= '9'));
    }

    private static bool IsDate(string text) => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
