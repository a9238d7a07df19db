using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Client.Tests.BlockKit;

/// <summary>
/// Which fields, union members and enum values of the manifest stand in JSON values, written as <c>type.field</c>, <c>union: member</c> and
/// <c>enum = value</c>.
/// </summary>
internal sealed class Coverage
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public bool Has(string part) => seen.Contains(part);

    public void Add(NamedType type, JsonNode? value)
    {
        switch (type.Kind)
        {
            case NamedTypeKind.Enum:
                seen.Add($"{type.Name} = {value}");
                break;
            case NamedTypeKind.Union when type.Members.FirstOrDefault(m => m.Value == (string?)value?[type.Discriminator!]) is { } member:
                seen.Add($"{type.Name}: {member.Value}");
                Add(Spec.Types[member.Type], value);
                break;
            case NamedTypeKind.Object when value is JsonObject properties:
                foreach (var field in type.Fields.Where(f => properties.ContainsKey(f.Name)))
                {
                    seen.Add($"{type.Name}.{field.Name}");
                    Add(field.Type, properties[field.Name]);
                }

                break;
        }
    }

    /// <summary>Everything that there is in some types and those that they mention.</summary>
    /// <param name="roots">Where to begin.</param>
    /// <param name="elsewhere">Types that are not looked into.</param>
    public static IReadOnlyList<string> Everything(IEnumerable<string> roots, IReadOnlyCollection<string> elsewhere)
    {
        var parts = new List<string>();
        var known = new HashSet<string>(elsewhere, StringComparer.Ordinal);
        var open = new Queue<string>(roots);
        while (open.TryDequeue(out var name))
        {
            if (!known.Add(name))
            {
                continue;
            }

            var type = Spec.Types[name];
            parts.AddRange(type.Fields.Select(f => $"{name}.{f.Name}"));
            parts.AddRange(type.Members.Select(m => $"{name}: {m.Value}"));
            parts.AddRange(type.Values.Select(v => $"{name} = {v.Value}"));
            foreach (var reference in type.References)
            {
                open.Enqueue(reference);
            }
        }

        return parts;
    }

    private void Add(TypeRef type, JsonNode? value)
    {
        switch (type.Kind)
        {
            case TypeRefKind.List:
                foreach (var item in value!.AsArray())
                {
                    Add(type.Element!, item);
                }

                break;
            case TypeRefKind.Named:
                Add(Spec.Types[type.Name!], value);
                break;
        }
    }
}
