using System.Globalization;
using System.Text;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>
/// Emits the loop that reads an object's properties: a switch on the length of the name, then on the byte in which names of that length differ,
/// then one comparison. Measured best of what was tried, and small.
/// </summary>
internal static class ReaderEmitter
{
    /// <param name="writer">Where to.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="plan">What named types are.</param>
    /// <param name="owner">The expression of the object that is filled.</param>
    /// <param name="discriminator">The field that says which member of a union it is, and what it says.</param>
    /// <param name="otherwise">What happens to any other property.</param>
    public static void Emit(CodeWriter writer, IEnumerable<Member> fields, FilePlan plan, string owner, Membership? discriminator, string otherwise)
    {
        var cases = fields.Select(f => (f.Name, Code: Assign(f, plan, owner))).ToList();
        if (discriminator is not null)
        {
            cases.Add((discriminator.Discriminator, $"reader.Constant({owner}, {CSharp.Utf8(discriminator.Value)});"));
        }

        writer.Open("while (reader.NextProperty())");
        if (cases.Count > 0)
        {
            writer.Open("switch (reader.NameLength)");
            foreach (var length in cases.GroupBy(c => Encoding.UTF8.GetByteCount(c.Name)).OrderBy(g => g.Key))
            {
                writer.Open($"case {length.Key.ToString(CultureInfo.InvariantCulture)}:");
                EmitNames(writer, length.OrderBy(c => c.Name, StringComparer.Ordinal).ToList());
                writer.Line("break;").Close();
            }

            writer.Close().Blank();
        }

        writer.Line(otherwise).Close();
    }

    private static void EmitNames(CodeWriter writer, List<(string Name, string Code)> cases)
    {
        if (cases.Count < 3 || BestByte(cases) is not { } index)
        {
            foreach (var (name, code) in cases)
            {
                writer.Line($"if (reader.NameIs({CSharp.Utf8(name)})) {{ {code} continue; }}").Blank();
            }

            return;
        }

        writer.Open($"switch (reader.NameByte({index.ToString(CultureInfo.InvariantCulture)}))");
        foreach (var group in cases.GroupBy(c => Encoding.UTF8.GetBytes(c.Name)[index]).OrderBy(g => g.Key))
        {
            writer.Open($"case {Byte(group.Key)}:");
            EmitNames(writer, group.ToList());
            writer.Line("break;").Close();
        }

        writer.Close().Blank();
    }

    // The position whose byte tells most of the names apart; null when none tells any.
    private static int? BestByte(List<(string Name, string Code)> cases)
    {
        var names = cases.Select(c => Encoding.UTF8.GetBytes(c.Name)).ToList();
        var best = Enumerable.Range(0, names[0].Length)
            .Select(i => (Index: i, Count: names.Select(n => n[i]).Distinct().Count()))
            .OrderByDescending(p => p.Count)
            .ThenBy(p => p.Index)
            .First();
        return best.Count > 1 ? best.Index : null;
    }

    private static string Byte(byte value) => value is >= (byte)' ' and <= (byte)'~' && value != '\'' && value != '\\'
        ? $"(byte)'{(char)value}'"
        : value.ToString(CultureInfo.InvariantCulture);

    private static string Assign(Member field, FilePlan plan, string owner)
    {
        var target = owner == "this" ? field.Property : $"{owner}.{field.Property}";
        var read = CSharp.Read(field.Type, plan, owner);
        if (!field.Required)
        {
            return $"{target} = {read};";
        }

        return CSharp.IsStruct(field.Type, plan) ? $"{target} = {read}.GetValueOrDefault();" : $"{target} = {read} ?? {target};";
    }
}
