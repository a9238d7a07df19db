namespace SlackGen.Generator.Emit;

/// <summary>The attributes that generated code carries.</summary>
internal static class Attributes
{
    private const string GeneratedName = "global::System.CodeDom.Compiler.GeneratedCode";

    /// <summary>The version of the generator, the same for every build of a release.</summary>
    private static readonly string Version = typeof(Attributes).Assembly.GetName().Version.ToString(3);

    /// <summary>Gets the attribute of types without code: enums and interfaces.</summary>
    public static string GeneratedType { get; } = $"[{GeneratedName}(\"SlackGen\", \"{Version}\")]";

    /// <summary>
    /// Gets the attributes of types and members with code, which coverage leaves out and debuggers step over. The user's client class carries them on its
    /// members, so that the user's own half stays covered; so do classes of which several files generate a part, because an attribute stands once on a type.
    /// </summary>
    public static string GeneratedCode { get; } =
        $"[{GeneratedName}(\"SlackGen\", \"{Version}\"), global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage, global::System.Diagnostics.DebuggerNonUserCode]";

    /// <summary>Returns the attribute of something that should not be used any more.</summary>
    public static string Obsolete(string message) => $"[global::System.Obsolete({CSharp.Literal(message)})]";
}
