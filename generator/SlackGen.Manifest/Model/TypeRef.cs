namespace SlackGen.Manifest.Model;

/// <summary>The kinds of type expressions.</summary>
public enum TypeRefKind
{
    /// <summary>A scalar type.</summary>
    Scalar,

    /// <summary><c>list&lt;T&gt;</c>.</summary>
    List,

    /// <summary><c>map&lt;T&gt;</c>, with string keys.</summary>
    Map,

    /// <summary><c>csv&lt;T&gt;</c>: a list that is sent comma-joined in one string.</summary>
    Csv,

    /// <summary>A type that the manifest declares.</summary>
    Named,
}

/// <summary>A type expression such as <c>list&lt;call_participant&gt;</c>.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">The name of a <see cref="TypeRefKind.Named"/> type.</param>
/// <param name="Element">The element type of a list, map or csv.</param>
/// <param name="IsNullable">Whether this is the type of elements that may be null, <c>T?</c> in a list or map.</param>
public sealed record TypeRef(TypeRefKind Kind, string? Name = null, TypeRef? Element = null, bool IsNullable = false)
{
    /// <summary>Initializes a reference to a scalar type.</summary>
    public TypeRef(ScalarKind scalar)
        : this(TypeRefKind.Scalar) => Scalar = scalar;

    /// <summary>Gets the type of text, which an argument without a type has.</summary>
    public static TypeRef Text { get; } = new(ScalarKind.String);

    /// <summary>Gets the scalar of a <see cref="TypeRefKind.Scalar"/> type; null for other kinds.</summary>
    public ScalarKind? Scalar { get; }

    /// <summary>Gets the row of the scalar in the table of scalar types; null for other kinds.</summary>
    public ScalarType? ScalarType => Scalar is { } scalar ? ScalarType.Get(scalar) : null;

    /// <summary>Gets the named type that this expression mentions, at any depth; null where it mentions none.</summary>
    public string? Mentions => Kind == TypeRefKind.Named ? Name : Element?.Mentions;

    /// <summary>Gets whether a value is one word on the wire, so that a method can take it as a plain parameter.</summary>
    public bool IsWord => ScalarType is { IsWord: true };

    /// <summary>Gets the word of the kind: that of the scalar, <c>list</c>, <c>map</c>, <c>csv</c> or <c>named</c>.</summary>
    public string Word => Kind switch
    {
        TypeRefKind.Scalar => ScalarType!.Word,
        TypeRefKind.List => "list",
        TypeRefKind.Map => "map",
        TypeRefKind.Csv => "csv",
        TypeRefKind.Named => "named",
    };

    /// <inheritdoc/>
    public override string ToString()
    {
        var name = Kind switch
        {
            TypeRefKind.Scalar => Word,
            TypeRefKind.List or TypeRefKind.Map or TypeRefKind.Csv => $"{Word}<{Element}>",
            TypeRefKind.Named => Name!,
        };
        return IsNullable ? name + "?" : name;
    }
}
