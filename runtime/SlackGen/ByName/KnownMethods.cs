namespace SlackGen;

/// <summary>The methods that a client knows by name: the built-in ones, and those of the project's own manifest, which replace them.</summary>
/// <param name="ownMethods">The methods of the project's own manifest, packed; empty where it has none.</param>
internal sealed class KnownMethods(string ownMethods)
{
    // Few clients are asked.
    private readonly Lazy<SlackMethodTable> own = new(() => new SlackMethodTable(ownMethods));

    /// <summary>Gets the names of the methods.</summary>
    public IEnumerable<string> Names => SlackMethodTable.BuiltIn.Names.Concat(own.Value.Names);

    /// <summary>Returns the facts of a method; null where no manifest has it.</summary>
    public SlackMethodFacts? Find(string name) => own.Value.Find(name) ?? SlackMethodTable.BuiltIn.Find(name);
}
