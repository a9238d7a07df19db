using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the class of an object type.</summary>
internal static class ModelEmitter
{
    public static void Emit(CodeWriter writer, FileInput input, NamedType type)
    {
        var name = Naming.Pascal(type.Name);
        var memberships = input.Plan.Memberships.Where(m => m.Type == type.Name).ToList();
        var discriminator = memberships.FirstOrDefault();
        var unions = memberships.Where(m => m.Union is not null).Select(m => CSharp.TypeName(m.Union!, NamedTypeKind.Union)).Distinct(StringComparer.Ordinal);
        var bases = string.Join(", ", new[] { CSharp.Runtime + "SlackModel", $"{CSharp.Runtime}ISlackObject<{name}>" }.Concat(unions));
        writer.Blank().Summary(type.Summary).Line(CSharp.Converter(name)).Open($"{input.Accessibility} sealed partial class {name} : {bases}");
        if (discriminator is not null)
        {
            writer.Summary($"Always \"{discriminator.Value}\": tells this object from others that stand in the same place.")
                .Line($"public string {Naming.Pascal(discriminator.Discriminator)} => {CSharp.Literal(discriminator.Value)};")
                .Blank();
        }

        foreach (var field in type.Fields)
        {
            EmitProperty(writer, field, input.Plan);
        }

        if (type.FromString is { } text)
        {
            EmitFromString(writer, input.Plan, type, type.Fields.First(f => f.Name == text), name);
        }

        FieldsEmitter.Emit(writer, type.Fields, input.Plan, discriminator);
        EmitCreate(writer, input.Plan, type.Fields, name);
        writer.Close();
    }

    private static void EmitProperty(CodeWriter writer, Member field, FilePlan plan)
    {
        var type = CSharp.Type(field.Type, plan);
        writer.Member(field, [])
            .Line($"public {(field.Required ? "required " : "")}{type}{(field.HasValue ? "" : "?")} {field.Property} {{ get; set; }}")
            .Blank();
    }

    // A text that Slack sends in place of the object is read; one that a user writes in its place is taken where the field holds just text.
    private static void EmitFromString(CodeWriter writer, FilePlan plan, NamedType type, Member field, string name)
    {
        if (field.Type.Kind is TypeKind.List or TypeKind.Csv)
        {
            var required = type.Fields.Where(f => f.Required && f != field).Select(f => $", {f.Property} = {CSharp.Default(f, plan)}");
            writer.Line($"static {name} {CSharp.Runtime}ISlackObject<{name}>.Create(string text) => new() {{ {field.Property} = {CSharp.Runtime}SlackReader.Words(text){string.Concat(required)} }};")
                .Blank();
            return;
        }

        var parameter = Naming.Camel(field.Property);
        var others = type.Fields.Where(f => f.Required && f != field).Select(f => $" {f.Property} = {CSharp.Default(f, plan)};");
        writer.Summary("An object to be filled.")
            .Line($"public {name}()")
            .Line("{")
            .Line("}")
            .Blank()
            .Summary($"An object with its {field.Property}.")
            .Line("[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]")
            .Open($"public {name}(string {parameter})")
            .Line($"this.{field.Property} = {parameter};{string.Concat(others)}")
            .Close()
            .Blank()
            .Summary($"Makes one of plain text, which becomes its {field.Property}.")
            .Line($"public static implicit operator {name}(string {parameter}) => new({parameter});")
            .Blank()
            .Line($"static {name} {CSharp.Runtime}ISlackObject<{name}>.Create(string text) => new(text);")
            .Blank();
    }

    /// <summary>Emits what makes an object without its values.</summary>
    public static void EmitCreate(CodeWriter writer, FilePlan plan, IEnumerable<Member> fields, string name)
    {
        var required = fields.Where(f => f.Required).Select(f => $"{f.Property} = {CSharp.Default(f, plan)}").ToList();
        var values = required.Count == 0 ? "" : $" {{ {string.Join(", ", required)} }}";
        writer.Line($"static {name} {CSharp.Runtime}ISlackObject<{name}>.Create() => new(){values};");
    }
}
