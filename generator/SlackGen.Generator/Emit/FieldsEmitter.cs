using System.Globalization;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>
/// Emits the methods that read and write an object's fields. The runtime finds the number of a name, and a <c>switch</c> finds the field of a number. Fields are
/// written in the order of their numbers, so the names are in the generated code only once.
/// </summary>
internal static class FieldsEmitter
{
    // More statements than this are chosen by a switch, fewer by a chain of ifs.
    private const int MaxChainedIfs = 6;

    // The runtime tracks missing fields in a 64-bit mask.
    private const int MaskBits = 64;

    /// <summary>Emits the methods that read and write the fields of an object type or a response.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="all">The fields.</param>
    /// <param name="plan">The plan of the file, which has the kinds of the named types.</param>
    /// <param name="discriminators">The discriminators, which the type writes itself; empty for a type that is not a member of a union.</param>
    /// <param name="isResponse">Whether the base class writes fields too.</param>
    public static void Emit(CodeWriter writer, IReadOnlyList<Member> all, FilePlan plan, IReadOnlyList<Discriminator> discriminators, bool isResponse = false)
    {
        var fields = EmitRead(writer, all, plan, discriminators);
        var writes = discriminators.Select(d => $"writer.Constant({CSharp.Literal(d.Value)});")
            .Concat(fields.Select(f => $"writer.{CSharp.WriteCall(f.Type, plan)}({f.Property});"))
            .ToList();

        if (writes.Count > 0)
        {
            writes.Insert(0, "writer.Names(WireNames);");
        }

        if (isResponse)
        {
            writes.Insert(0, "base.WriteFields(writer);");
        }

        writer.Open($"protected override void WriteFields({CSharp.Infrastructure}SlackJsonWriter writer)");
        writes.ForEach(w => writer.Line(w));
        writer.Close().Blank();
    }

    /// <summary>Emits the names of fields and the method that reads them. Returns the fields in the order of their numbers, in which they must be written.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="all">The fields.</param>
    /// <param name="plan">The plan of the file, which has the kinds of the named types.</param>
    /// <param name="discriminators">The discriminators, which the type writes itself; empty for a type that is not a member of a union.</param>
    public static List<Member> EmitRead(CodeWriter writer, IReadOnlyList<Member> all, FilePlan plan, IReadOnlyList<Discriminator> discriminators)
    {
        var fields = all.OrderBy(f => all.Count + discriminators.Count > MaskBits && !f.Required).ToList();
        var names = discriminators.Select(d => d.Name).Concat(fields.Select(f => f.Name)).ToList();
        var reads = discriminators.Select(d => $"reader.Constant({CSharp.Utf8(d.Value)})").Concat(fields.Select(f => $"{f.Property} = {Value(f, plan)}")).ToList();
        var required = discriminators.Select(_ => true).Concat(fields.Select(f => f.Required)).ToList();
        var nullable = discriminators.Select(_ => false).Concat(fields.Select(f => f is { Required: true, IsNullable: true })).ToList();

        if (names.Count > 0)
        {
            var masks = required.Contains(true) ? $", {Mask(required)}{(nullable.Contains(true) ? ", " + Mask(nullable) : "")}" : "";
            EmitNames(writer, "WireNames", names, masks);
            writer.Blank()
                .Open($"protected override void ReadFields(ref {CSharp.Infrastructure}SlackReader reader)")
                .Open("for (int field; (field = reader.NextField(WireNames, this)) >= 0;)");
            EmitSelection(writer, "field", names.Zip(reads, (name, read) => (name, read)).ToList());
            writer.Close().Close().Blank();
        }

        return fields;
    }

    /// <summary>Emits the field with the names, by which the runtime finds the number of each.</summary>
    public static void EmitNames(CodeWriter writer, string field, IEnumerable<string> names, string masks = "") =>
        writer.Line($"private static readonly {CSharp.Infrastructure}FieldNames {field} = new({CSharp.Utf8(Pack(names.ToList()))}{masks});");

    // Of more than 64 required fields, the mask has the first 64.
    private static string Mask(List<bool> bits) =>
        "0x" + bits.Take(MaskBits).Select((isSet, number) => isSet ? 1UL << number : 0).Aggregate(0UL, (all, bit) => all | bit).ToString("x", CultureInfo.InvariantCulture);

    /// <summary>Emits a selection of one statement by the number of its name.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="number">The variable with the number.</param>
    /// <param name="statements">The statements in the order of the numbers, each with its name on the wire.</param>
    public static void EmitSelection(CodeWriter writer, string number, List<(string Name, string Statement)> statements)
    {
        if (statements.Count <= MaxChainedIfs)
        {
            for (var i = 0; i < statements.Count; i++)
            {
                writer.Line($"{(i == 0 ? "" : "else ")}if ({number} == {Invariant(i)}) {statements[i].Statement}; // {Comment(statements[i].Name)}");
            }

            return;
        }

        writer.Open($"switch ({number})");
        for (var i = 0; i < statements.Count; i++)
        {
            var (name, statement) = statements[i];
            var leaves = statement.StartsWith("return ", StringComparison.Ordinal);
            writer.Line($"case {Invariant(i)}: {statement};{(leaves ? "" : " break;")} // {Comment(name)}");
        }

        writer.Close();
    }

    // A name may contain characters that end a line.
    private static string Comment(string name) => CSharp.Literal(name).Trim('"');

    // Each name follows a separator: a space, or the first other character that no name contains.
    private static string Pack(List<string> names)
    {
        var separator = Enumerable.Range(' ', 0x60).Concat(Enumerable.Range(0, ' ')).Select(c => (char)c).First(c => names.TrueForAll(n => n.IndexOf(c) < 0));
        return string.Concat(names.Select(n => separator + n));
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Value(Member field, FilePlan plan)
    {
        var read = $"reader.{CSharp.ReadCall(field.Type, plan)}()";
        return (field.HasValue, CSharp.IsStruct(field.Type, plan)) switch
        {
            (false, _) => read,
            (true, true) => $"{read}.GetValueOrDefault()",
            (true, false) => $"{read} ?? {field.Property}",
        };
    }
}
