using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the names of all methods into the runtime, which checks names in options against them.</summary>
internal static class MethodNamesEmitter
{
    public static string Emit(EquatableArray<string> names) => CSharp.File("SlackGen")
        .Blank()
        .Summary("The names of all methods of the manifest.")
        .Open("internal static class SlackMethodNames")
        .Line("// As UTF-8, which takes half the room; few programs ever read it.")
        .Line($"public static global::System.ReadOnlySpan<byte> Packed => {CSharp.Literal(string.Join(" ", names))}u8;")
        .Close()
        .ToString();
}
