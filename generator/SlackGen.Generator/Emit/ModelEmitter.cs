using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the class of an object type.</summary>
internal static class ModelEmitter
{
    /// <summary>Emits the class.</summary>
    public static void Emit(CodeWriter writer, FileInput input, NamedType type)
    {
        var name = ClassNames.Type(type.Name, type.Kind);
        var memberships = input.Plan.Memberships.Where(m => m.Type == type.Name).ToList();
        var discriminators = Discriminator.Of(type, memberships);
        var bases = string.Join(", ", new[] { CSharp.Runtime + "SlackModel", $"{CSharp.Infrastructure}ISlackObject<{name}>" }.Concat(Unions(input, type, memberships)));
        writer.Blank()
            .Summary(type.Summary)
            .Remarks(type.Event is { } facts ? EventDoc.Remarks(facts) : [])
            .Line(Attributes.GeneratedCode)
            .Line(CSharp.Converter(name));
        EmitDiscriminatorAttribute(writer, type.Event, discriminators);
        foreach (var attribute in Attributes.MemberGroups(type.Groups, type.Fields).Concat(Attributes.NeededScopes(type.Scopes)))
        {
            writer.Line(attribute);
        }

        writer.Open($"{input.Accessibility} sealed partial class {name} : {bases}");
        foreach (var discriminator in discriminators)
        {
            writer.Summary("Gets the discriminator, which is always " + DocText.Code(discriminator.Value) + ".")
                .Line($"public string {Naming.Pascal(discriminator.Name)} => {CSharp.Literal(discriminator.Value)};")
                .Blank();
        }

        if (type.Event is { Subtype: null, HasSubtypes: true })
        {
            writer.Summary("Gets the subtype, which is always null.").Line($"public string? {Naming.Pascal(EventFacts.SubtypeField)} => null;").Blank();
        }

        foreach (var field in type.Fields)
        {
            EmitProperty(writer, field, input.Plan);
        }

        if (type.FromString is { } text)
        {
            EmitFromString(writer, input.Plan, type, type.Fields.First(f => f.Name == text), name);
        }

        FieldsEmitter.Emit(writer, type.Fields, input.Plan, discriminators);
        EmitCreate(writer, input.Plan, type.Fields, name);
        writer.Close();
    }

    // The interface of an event with subtypes is that of the union of events as well.
    private static IEnumerable<string> Unions(FileInput input, NamedType type, IEnumerable<Membership> memberships) => type.Event is { HasSubtypes: true } facts
        ? [EventSubtypeEmitter.Interface(input, facts)]
        : memberships.Where(m => m.Union is not null).Select(m => CSharp.Union(m.Union!, m.IsShared)).Distinct(StringComparer.Ordinal);

    private static void EmitDiscriminatorAttribute(CodeWriter writer, EventFacts? facts, IReadOnlyList<Discriminator> discriminators)
    {
        if (facts is not null)
        {
            writer.Line(Attributes.Event(facts));
        }
        else if (discriminators.Count > 0)
        {
            writer.Line(Attributes.UnionMember(discriminators[0]));
        }
    }

    private static void EmitProperty(CodeWriter writer, Member field, FilePlan plan)
    {
        var type = CSharp.Type(field.Type, plan);
        writer.Member(field, [])
            .Line($"public {(field.Required ? "required " : "")}{type}{(field.HasValue ? "" : "?")} {field.Property} {{ get; set; }}")
            .Blank();
    }

    // Every such type is read from a string that Slack sends in place of the object. A conversion for the user's own strings exists where the field is one string.
    private static void EmitFromString(CodeWriter writer, FilePlan plan, NamedType type, Member field, string name)
    {
        if (field.Type.Kind is TypeRefKind.List or TypeRefKind.Csv)
        {
            var required = type.Fields.Where(f => f.Required && f != field).Select(f => $", {f.Property} = {CSharp.Default(f, plan)}");
            writer.Line($"static {name} {CSharp.Infrastructure}ISlackObject<{name}>.Create(string text) => new() {{ {field.Property} = {CSharp.Infrastructure}SlackReader.Words(text){string.Concat(required)} }};")
                .Blank();
            return;
        }

        var parameter = Naming.Camel(field.Property);
        var others = type.Fields.Where(f => f.Required && f != field).Select(f => $" {f.Property} = {CSharp.Default(f, plan)};");
        writer.Summary("Initializes a new instance of the " + DocText.See(name) + " class.")
            .Line($"public {name}() {{ }}")
            .Blank()
            .Summary("Initializes a new instance of the " + DocText.See(name) + $" class with its {field.Property}.")
            .Lines($$"""
                [global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
                public {{name}}(string {{parameter}})
                {
                    this.{{field.Property}} = {{parameter}};{{string.Concat(others)}}
                }

                """)
            .Summary($"Converts a string, which becomes the {field.Property}.")
            .Lines($$"""
                public static implicit operator {{name}}(string {{parameter}}) => new({{parameter}});

                static {{name}} {{CSharp.Infrastructure}}ISlackObject<{{name}}>.Create(string text) => new(text);

                """);
    }

    /// <summary>Emits the method that creates an object with default values.</summary>
    public static void EmitCreate(CodeWriter writer, FilePlan plan, IEnumerable<Member> fields, string name)
    {
        var required = fields.Where(f => f.Required).Select(f => $"{f.Property} = {CSharp.Default(f, plan)}").ToList();
        var values = required.Count == 0 ? "" : $" {{ {string.Join(", ", required)} }}";
        writer.Line($"static {name} {CSharp.Infrastructure}ISlackObject<{name}>.Create() => new(){values};");
    }
}
