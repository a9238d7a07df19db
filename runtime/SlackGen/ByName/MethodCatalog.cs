namespace SlackGen;

/// <summary>The methods that a client can look up by name: the built-in ones and those of the project's own manifest, which take precedence.</summary>
/// <param name="ownMethods">The packed methods of the project's own manifest; empty if it has none.</param>
internal sealed class MethodCatalog(string ownMethods)
{
    // Lazy, because few clients make calls by name.
    private readonly Lazy<SlackMethodTable> own = new(() => new SlackMethodTable(ownMethods));

    /// <summary>Gets the names of the methods.</summary>
    public IEnumerable<string> Names => SlackMethodTable.BuiltIn.Names.Concat(own.Value.Names);

    /// <summary>Returns the entry of a method; null if no manifest has it.</summary>
    public SlackMethodEntry? Find(string name) => own.Value.Find(name) ?? SlackMethodTable.BuiltIn.Find(name);
}
