using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>
/// Emits the interface of a union, and the class of members that the manifest does not list. A union is an interface because an object can be a member of several:
/// a button is an element of an actions block and the accessory of a section.
/// </summary>
internal static class UnionEmitter
{
    private const string JsonElement = "global::System.Text.Json.JsonElement";

    /// <summary>Emits the interface and the class.</summary>
    public static void Emit(CodeWriter writer, string accessibility, NamedType type)
    {
        var name = ClassNames.Type(type.Name, NamedTypeKind.Union);
        var unknown = ClassNames.UnknownMember(type.Name);
        var property = Naming.Pascal(type.Discriminator!);
        var members = type.Members.Select(m => ClassNames.Type(m.Type, NamedTypeKind.Object)).Append(unknown).Select(DocText.See).ToList();
        writer.Blank()
            .Summary(type.Summary)
            .Remarks(["One of " + DocText.Alternatives(members) + "."])
            .Line(Attributes.GeneratedType)
            .Line(CSharp.Converter(name))
            .Open($"{accessibility} partial interface {name} : {CSharp.Runtime}ISlackModel, {CSharp.Infrastructure}ISlackJson<{name}>")
            .Summary("Gets the discriminator, which identifies the member of the union.")
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
        writer.Summary("The codec of " + DocText.See(name) + ", for generated code.")
            .Line(Attributes.GeneratedCode)
            .Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]")
            .Open($"{accessibility} readonly struct Codec : {CSharp.Infrastructure}ISlackUnionCodec<Codec, {name}>");
        FieldsEmitter.EmitNames(writer, "Kinds", type.Members.Select(m => m.Value));
        writer.Blank()
            .Open($"public static {name}? Create(ref {CSharp.Infrastructure}SlackReader reader)")
            .Line($"var kind = reader.Kind({CSharp.Utf8(type.Discriminator!)}, Kinds);");
        var creations = type.Members.Select(m => (m.Value, $"return {CSharp.Infrastructure}ObjectCodec<{ClassNames.Type(m.Type, NamedTypeKind.Object)}>.Create()")).ToList();
        FieldsEmitter.EmitSelection(writer, "kind", creations);
        writer.Line("return null;")
            .Close()
            .Blank()
            .Line($"public static {name} Wrap({JsonElement} json) => new {unknown}(json);")
            .Close();
    }

    private static void EmitUnknown(CodeWriter writer, string accessibility, NamedType type, string name, string unknown, string property) => writer
        .Blank()
        .Summary("Represents a member of " + DocText.See(name) + " that the manifest does not list. Its JSON is kept and sent back unchanged.")
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
