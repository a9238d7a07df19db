using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>The attributes that generated code carries.</summary>
internal static class Attributes
{
    private const string GeneratedName = "global::System.CodeDom.Compiler.GeneratedCode";

    // The version of the release, which is the same in every build of it.
    private static readonly string Version = typeof(Attributes).Assembly.GetName().Version.ToString(3);

    /// <summary>Gets the attribute of enums and interfaces, which contain no code.</summary>
    public static string GeneratedType { get; } = $"[{GeneratedName}(\"SlackGen\", \"{Version}\")]";

    /// <summary>
    /// Gets the attributes of types and members with code: coverage leaves them out, and debuggers step over them. The members of the client class carry them
    /// instead of the class, so that the user's part stays covered. So do the members of classes that several files generate, because a type cannot carry an attribute twice.
    /// </summary>
    public static string GeneratedCode { get; } =
        $"[{GeneratedName}(\"SlackGen\", \"{Version}\"), global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage, global::System.Diagnostics.DebuggerNonUserCode]";

    /// <summary>Returns the attribute by which other generators and analyzers find the class of an event.</summary>
    public static string Event(EventFacts facts)
    {
        var subtype = facts.Subtype is { } value ? $", Subtype = {CSharp.Literal(value)}" : "";
        return $"[{CSharp.Infrastructure}SlackEvent({CSharp.Literal(facts.Type)}{subtype}{Words("Scopes", facts.AllScopes)}{Words("Subscriptions", facts.Subscriptions.Select(s => s.Name))})]";
    }

    /// <summary>Returns the attribute by which other generators and analyzers find the discriminator of a union's member.</summary>
    public static string UnionMember(Discriminator discriminator) =>
        $"[{CSharp.Infrastructure}SlackUnionMember({CSharp.Literal(discriminator.Name)}, {CSharp.Literal(discriminator.Value)})]";

    private static string Words(string property, IEnumerable<string> words) =>
        words.Any() ? $", {property} = new[] {{ {string.Join(", ", words.Select(CSharp.Literal))} }}" : "";

    /// <summary>Returns the attribute of a deprecated type or member.</summary>
    public static string Obsolete(string message) => $"[global::System.Obsolete({CSharp.Literal(message)})]";
}
