using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the interface of an event with subtypes, and the class of subtypes that the manifest does not list.</summary>
internal static class EventSubtypeEmitter
{
    /// <summary>Emits the interface and the class of an event that this project declares; nothing for any other type. Those of a shared event are part of the runtime.</summary>
    public static void Emit(CodeWriter writer, FileInput input, NamedType type)
    {
        if (input.File.Source.IsShared || type.Event is not { Subtypes: { Count: > 0 } subtypes } facts)
        {
            return;
        }

        var name = ClassNames.Type(type.Name, NamedTypeKind.Union);
        var unknown = ClassNames.UnknownMember(type.Name);
        var union = input.Plan.Memberships.FirstOrDefault(m => m.Type == type.Name && m.Union is not null);
        var plain = new UnionMember("", type.Name);
        var classes = new[] { plain }.Concat(subtypes).Select(m => ClassNames.Type(m.Type, NamedTypeKind.Object)).Append(unknown).Select(DocText.See).ToList();
        var shape = new UnionShape(
            name,
            unknown,
            union is null ? CSharp.Runtime + "ISlackModel" : CSharp.Union(union.Union!, union.IsShared),
            "Represents the event " + DocText.Code(facts.Type) + " of any subtype.",
            "One of " + DocText.Alternatives(classes) + ".",
            ("Gets the subtype; null for an event without one.", $"string? {Naming.Pascal(EventFacts.SubtypeField)} {{ get; }}"),
            [EventFacts.TypeField, EventFacts.SubtypeField],
            HidesCodec: union is not null,
            $"new {unknown}(json)");
        UnionEmitter.Emit(writer, input.Accessibility, shape, codec =>
        {
            FieldsEmitter.EmitNames(codec, "Types", [facts.Type]);
            FieldsEmitter.EmitNames(codec, "Kinds", subtypes.Select(s => s.Value));
            UnionEmitter.OpenCreate(codec, name)
                .Line($"if (reader.Kind({CSharp.Utf8(EventFacts.TypeField)}, Types) < 0) return null;")
                .Line($"if (!reader.TrySubkind({CSharp.Utf8(EventFacts.SubtypeField)}, Kinds, out var kind)) return {UnionEmitter.Creation(plain)};");
            FieldsEmitter.EmitSelection(codec, "kind", subtypes.Select(s => (s.Value, $"return {UnionEmitter.Creation(s)}")).ToList());
        });
    }

    /// <summary>Returns the interface of an event with subtypes, or of one of its subtypes. It is part of the runtime unless this file declares the event.</summary>
    public static string Interface(FileInput input, EventFacts facts)
    {
        var name = ClassNames.EventType(facts.Type);
        return CSharp.Union(name, isShared: input.File.Source.IsShared || input.File.Model.Types.All(t => t.Name != name));
    }
}
