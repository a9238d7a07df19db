namespace SlackGen.Manifest.Model;

/// <summary>The kinds of type expression that a manifest knows.</summary>
public enum TypeKind
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

    /// <summary><c>list&lt;T&gt;</c>.</summary>
    List,

    /// <summary><c>map&lt;T&gt;</c>, with string keys.</summary>
    Map,

    /// <summary><c>csv&lt;T&gt;</c>: a list that travels comma-joined in one string.</summary>
    Csv,

    /// <summary>A type that the manifest names.</summary>
    Named,
}

/// <summary>A type expression such as <c>list&lt;call_participant&gt;</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name, of a <see cref="TypeKind.Named"/> type.</param>
/// <param name="Element">The element type, of a list, map or csv.</param>
/// <param name="IsNullable">Whether it is the type of elements that may be null, <c>T?</c> within a list or map.</param>
public sealed record TypeRef(TypeKind Kind, string? Name = null, TypeRef? Element = null, bool IsNullable = false)
{
    /// <summary>Plain text, the type of an argument that names none.</summary>
    public static TypeRef Text { get; } = new(TypeKind.String);

    /// <summary>The named type that this expression mentions, however deep; null when it mentions none.</summary>
    public string? Mentions => Kind == TypeKind.Named ? Name : Element?.Mentions;

    /// <summary>Whether the value is one word on the wire, so that a method can take it as a plain parameter.</summary>
    public bool IsScalar => Kind is not (TypeKind.List or TypeKind.Map or TypeKind.Csv or TypeKind.Json or TypeKind.Binary or TypeKind.Named);

    /// <inheritdoc/>
    public override string ToString()
    {
        var name = Kind switch
        {
            TypeKind.Named => Name!,
            TypeKind.UnixTime => "unix_time",
            TypeKind.List or TypeKind.Map or TypeKind.Csv => $"{Kind.ToString().ToLowerInvariant()}<{Element}>",
            _ => Kind.ToString().ToLowerInvariant(),
        };
        return IsNullable ? name + "?" : name;
    }
}
