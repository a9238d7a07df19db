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
        var members = type.Members.Select(m => ClassNames.Type(m.Type, NamedTypeKind.Object)).Append(unknown).Select(DocText.See).ToList();
        var shape = new UnionShape(
            name,
            unknown,
            CSharp.Runtime + "ISlackModel",
            type.Summary,
            type.IsOfEvents ? "The class of an event, or " + DocText.See(unknown) + "." : "One of " + DocText.Alternatives(members) + ".",
            ("Gets the discriminator, which identifies the member of the union.", $"string {Naming.Pascal(type.Discriminator!)} {{ get; }}"),
            [type.Discriminator!],
            HidesCodec: false,
            Wrap(type, unknown));
        Emit(writer, accessibility, shape, codec =>
        {
            FieldsEmitter.EmitNames(codec, "Kinds", type.Members.Select(m => m.Value));
            OpenCreate(codec, name).Line($"var kind = reader.Kind({CSharp.Utf8(type.Discriminator!)}, Kinds);");
            FieldsEmitter.EmitSelection(codec, "kind", type.Members.Select(m => (m.Value, $"return {Creation(m)}")).ToList());
        });
    }

    /// <summary>Emits an interface with its codec, and the class of unknown members.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="accessibility">public or internal.</param>
    /// <param name="shape">The parts in which interfaces differ.</param>
    /// <param name="emitCreate">Emits the members of the codec that select the class, up to the end of the selection.</param>
    public static void Emit(CodeWriter writer, string accessibility, UnionShape shape, Action<CodeWriter> emitCreate)
    {
        writer.Blank()
            .Summary(shape.Summary)
            .Remarks([shape.Remarks])
            .Line(Attributes.GeneratedType)
            .Line(CSharp.Converter(shape.Name))
            .Open($"{accessibility} partial interface {shape.Name} : {shape.Base}, {CSharp.Infrastructure}ISlackJson<{shape.Name}>")
            .Summary(shape.Property.Summary)
            .Line(shape.Property.Declaration)
            .Blank()
            .Line(Attributes.GeneratedCode)
            .Line($"static {shape.Name}? {CSharp.Infrastructure}ISlackJson<{shape.Name}>.Read(ref {CSharp.Infrastructure}SlackReader reader) => reader.Read<{shape.Name}, Codec>();")
            .Blank()
            .Summary("The codec of " + DocText.See(shape.Name) + ", for generated code.")
            .Line(Attributes.GeneratedCode)
            .Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]")
            .Open($"{accessibility} {(shape.HidesCodec ? "new " : "")}readonly struct Codec : {CSharp.Infrastructure}ISlackUnionCodec<Codec, {shape.Name}>");
        emitCreate(writer);
        writer.Line("return null;")
            .Close()
            .Blank()
            .Line($"public static {shape.Name} Wrap({JsonElement} json) => {shape.Wrap};")
            .Close()
            .Close();
        EmitUnknown(writer, accessibility, shape);
    }

    /// <summary>Begins the method that selects the class of an object.</summary>
    public static CodeWriter OpenCreate(CodeWriter writer, string name) =>
        writer.Blank().Open($"public static {name}? Create(ref {CSharp.Infrastructure}SlackReader reader)");

    /// <summary>Returns the expression that creates an object whose fields have not been read.</summary>
    public static string Creation(UnionMember member) => member.HasSubtypes
        ? ClassNames.Type(member.Type, NamedTypeKind.Union) + ".Codec.Create(ref reader)"
        : $"{CSharp.Infrastructure}ObjectCodec<{ClassNames.Type(member.Type, NamedTypeKind.Object)}>.Create()";

    // An unknown subtype is a member of the interface of its event.
    private static string Wrap(NamedType type, string unknown)
    {
        var events = type.Members.Where(m => m.HasSubtypes).Select(m => $"{CSharp.Literal(m.Value)} => {ClassNames.Type(m.Type, NamedTypeKind.Union)}.Codec.Wrap(json), ").ToList();
        return events.Count == 0
            ? $"new {unknown}(json)"
            : $"{CSharp.Infrastructure}SlackReader.Text(json, {CSharp.Literal(type.Discriminator!)}) switch {{ {string.Concat(events)}_ => new {unknown}(json) }}";
    }

    private static void EmitUnknown(CodeWriter writer, string accessibility, UnionShape shape)
    {
        writer.Blank()
            .Summary("Represents a member of " + DocText.See(shape.Name) + " that the manifest does not list. Its JSON is kept and sent back unchanged.")
            .Line(Attributes.GeneratedCode)
            .Line(CSharp.Converter(shape.Unknown))
            .Open($"{accessibility} sealed partial class {shape.Unknown} : {CSharp.Infrastructure}SlackUnknownModel, {CSharp.Infrastructure}ISlackUnknown<{shape.Unknown}>, {shape.Name}")
            .Summary("Initializes a new instance of the " + DocText.See(shape.Unknown) + " class that wraps a JSON object.")
            .Line($"public {shape.Unknown}({JsonElement} json) : base(json) {{ }}")
            .Blank();
        foreach (var field in shape.Fields)
        {
            writer.Inherited().Line($"public string {Naming.Pascal(field)} => {CSharp.Infrastructure}SlackReader.Text(Json, {CSharp.Literal(field)});").Blank();
        }

        writer.Line($"static {shape.Unknown} {CSharp.Infrastructure}ISlackUnknown<{shape.Unknown}>.Create({JsonElement} json) => new(json);")
            .Close();
    }
}
