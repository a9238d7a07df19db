namespace SlackGen.Manifest.Diagnostics;

/// <summary>The path of a declaration in a manifest file, such as <c>methods.add.params.users</c>. Its text is the key of the declaration's location.</summary>
public readonly record struct ManifestPath
{
    private readonly string text;

    private ManifestPath(string text) => this.text = text;

    /// <summary>Gets the path of the group's name.</summary>
    public static ManifestPath Group { get; } = new("group");

    /// <summary>Gets the path of <c>extend</c>.</summary>
    public ManifestPath Extend => new(text + ".extend");

    /// <summary>Gets the path of the method of the first step, which <c>upload</c> names.</summary>
    public ManifestPath Upload => new(text + ".upload");

    /// <summary>Gets the path of the method that adds to a streaming message.</summary>
    public ManifestPath StreamAppend => new(text + ".stream.append");

    /// <summary>Gets the path of the method that ends a streaming message.</summary>
    public ManifestPath StreamStop => new(text + ".stream.stop");

    /// <summary>Gets the path of the name that replaces something deprecated.</summary>
    public ManifestPath Successor => new(text + ".deprecated.use");

    /// <summary>Gets the path of <c>instead_of_error</c>.</summary>
    public ManifestPath InsteadOfError => new(text + ".instead_of_error");

    /// <summary>Gets the path of the list that a method pages over.</summary>
    public ManifestPath PagingItems => new(text + ".paging.items");

    /// <summary>Returns the path of a method.</summary>
    /// <param name="key">The name of the method within its group.</param>
    public static ManifestPath Method(string key) => new("methods." + key);

    /// <summary>Returns the path of a type.</summary>
    public static ManifestPath Type(string name) => new("types." + name);

    /// <summary>Returns the path of an argument of this method.</summary>
    public ManifestPath Argument(string name) => new($"{text}.params.{name}");

    /// <summary>Returns the path of a field of this method's response.</summary>
    public ManifestPath ResponseField(string name) => new($"{text}.returns.{name}");

    /// <summary>Returns the path of an error of this method.</summary>
    public ManifestPath Error(string code) => new($"{text}.errors.{code}");

    /// <summary>Returns the path of a warning of this method.</summary>
    public ManifestPath Warning(string code) => new($"{text}.warnings.{code}");

    /// <summary>Returns the path of one of the fields that hold the next cursor.</summary>
    /// <param name="field">The dotted path of the field in the response.</param>
    public ManifestPath Cursor(string field) => new($"{text}.paging.cursor.{field}");

    /// <summary>Returns the path of a field of this object type.</summary>
    public ManifestPath Field(string name) => new($"{text}.fields.{name}");

    /// <summary>Returns the path of a value of this enum.</summary>
    public ManifestPath Value(string value) => new($"{text}.enum.{value}");

    /// <summary>Returns the path of a member of this union.</summary>
    /// <param name="value">The value of the discriminator.</param>
    public ManifestPath Member(string value) => new($"{text}.of.{value}");

    /// <summary>Returns the text, by which <c>Positions</c> finds the location.</summary>
    public override string ToString() => text;
}
