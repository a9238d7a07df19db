using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the struct of an enum type. It holds a string and names the known values, so a value that Slack adds later is kept.</summary>
internal static class EnumEmitter
{
    /// <summary>Emits the struct.</summary>
    public static void Emit(CodeWriter writer, string accessibility, NamedType type)
    {
        var name = ClassNames.Type(type.Name, type.Kind);
        writer.Blank()
            .Summary(type.Summary)
            .Line(Attributes.GeneratedCode)
            .Line(CSharp.Converter(name, "SlackEnumConverter"))
            .Open($"{accessibility} readonly partial struct {name} : {CSharp.Infrastructure}ISlackEnum<{name}>, global::System.IEquatable<{name}>")
            .Line("private readonly string? value;")
            .Blank();
        foreach (var value in type.Values)
        {
            writer.Summary(value.Summary);
            if (type.HasScopeFacts)
            {
                writer.Line(Attributes.ScopeFacts(value));
            }

            writer.Line($"public static {name} {value.Property} => new({CSharp.Literal(value.Value)});");
        }

        writer.Blank()
            .Summary("Initializes a new instance of the " + DocText.See(name) + " struct with a value. The value may have no property in this struct.")
            .Line($"public {name}(string value) => this.value = value;")
            .Blank()
            .Summary("Gets the value that Slack sends.")
            .Line("public string Value => value ?? \"\";")
            .Blank()
            .Summary("Converts a string to " + DocText.See(name) + ".")
            .Line($"public static implicit operator {name}(string value) => new(value);")
            .Blank()
            .Summary("Returns whether the values are equal.")
            .Line($"public static bool operator ==({name} left, {name} right) => left.Value == right.Value;")
            .Blank()
            .Summary("Returns whether the values differ.")
            .Line($"public static bool operator !=({name} left, {name} right) => left.Value != right.Value;")
            .Blank()
            .Inherited()
            .Lines($$"""
                public bool Equals({{name}} other) => Value == other.Value;

                public override bool Equals(object? obj) => obj is {{name}} other && Value == other.Value;
                public override int GetHashCode() => Value.GetHashCode();
                public override string ToString() => Value;

                static {{name}} {{CSharp.Infrastructure}}ISlackEnum<{{name}}>.Create(string value) => new(value);
                """)
            .Close();
    }
}
