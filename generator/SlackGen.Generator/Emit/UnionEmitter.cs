using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>
/// Emits the interface of a union, and the class of members that are not known yet. Interfaces, because an object may belong to several unions: a
/// button is an element of an actions block and an accessory of a section.
/// </summary>
internal static class UnionEmitter
{
    private const string JsonElement = "global::System.Text.Json.JsonElement";

    public static void Emit(CodeWriter writer, string accessibility, NamedType type)
    {
        var name = CSharp.TypeName(type.Name, NamedTypeKind.Union);
        var unknown = "Unknown" + Naming.Pascal(type.Name);
        var property = Naming.Pascal(type.Discriminator!);
        var members = type.Members.Select(m => Naming.Pascal(m.Type)).Append(unknown).Select(DocText.See).ToList();
        writer.Blank()
            .Summary(type.Summary)
            .Remarks(["One of " + DocText.Alternatives(members) + "."])
            .Line(Attributes.GeneratedType)
            .Line(CSharp.Converter(name))
            .Open($"{accessibility} partial interface {name} : {CSharp.Runtime}ISlackModel, {CSharp.Infrastructure}ISlackJson<{name}>")
            .Summary("Gets which member of the union it is, as Slack writes it.")
            .Line($"string {property} {{ get; }}")
            .Blank()
            .Line(Attributes.GeneratedCode)
            .Line($"static {name}? {CSharp.Infrastructure}ISlackJson<{name}>.Read(ref {CSharp.Infrastructure}SlackReader reader) => reader.Read<{name}, Codec>();")
            .Blank();
        EmitCodec(writer, accessibility, type, name, unknown);
        writer.Close();
        EmitUnknown(writer, accessibility, type, name, unknown, property);
    }

    private static void EmitCodec(CodeWriter writer, string accessibility, NamedType type, string name, string unknown)
    {
        writer.Summary("Reads and writes the union in other generated code.")
            .Line(Attributes.GeneratedCode)
            .Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]")
            .Open($"{accessibility} readonly struct Codec : {CSharp.Infrastructure}ISlackUnionCodec<Codec, {name}>");
        FieldsEmitter.Names(writer, "Kinds", type.Members.Select(m => m.Value));
        writer.Blank()
            .Open($"public static {name}? Create(ref {CSharp.Infrastructure}SlackReader reader)")
            .Line($"var kind = reader.Kind({CSharp.Utf8(type.Discriminator!)}, Kinds);");
        var creations = type.Members.Select(m => (m.Value, $"return {CSharp.Infrastructure}ObjectCodec<{Naming.Pascal(m.Type)}>.Create()")).ToList();
        FieldsEmitter.Choose(writer, "kind", creations);
        writer.Line("return null;")
            .Close()
            .Blank()
            .Line($"public static {name} Wrap({JsonElement} json) => new {unknown}(json);")
            .Close();
    }

    private static void EmitUnknown(CodeWriter writer, string accessibility, NamedType type, string name, string unknown, string property) => writer
        .Blank()
        .Summary("A member of " + DocText.See(name) + " that the manifest does not know, kept as it came and sent back unchanged.")
        .Line(Attributes.GeneratedCode)
        .Line(CSharp.Converter(unknown))
        .Open($"{accessibility} sealed partial class {unknown} : {CSharp.Infrastructure}SlackUnknownModel, {CSharp.Infrastructure}ISlackUnknown<{unknown}>, {name}")
        .Summary("Initializes a new instance of the " + DocText.See(unknown) + " class that wraps a JSON object.")
        .Line($"public {unknown}({JsonElement} json) : base(json) {{ }}")
        .Blank()
        .Inherited()
        .Lines($$"""
            public string {{property}} => {{CSharp.Infrastructure}}SlackReader.Text(Json, {{CSharp.Literal(type.Discriminator!)}});

            static {{unknown}} {{CSharp.Infrastructure}}ISlackUnknown<{{unknown}}>.Create({{JsonElement}} json) => new(json);
            """)
        .Close();
}
