using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Writes the documentation of an argument or field.</summary>
internal static class MemberDoc
{
    /// <summary>Writes the documentation of an argument or field, and its attributes.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="member">The argument or field.</param>
    /// <param name="all">All arguments of the method; empty for a field.</param>
    public static CodeWriter Member(this CodeWriter writer, Member member, IEnumerable<Member> all)
    {
        writer.Summary(member.Summary);
        var remarks = Remarks(member).ToList();
        if (remarks.Count > 0)
        {
            writer.Remarks([remarks.Aggregate((text, next) => text + " " + next)]);
        }

        // A bool or a number needs no example.
        if (member is { Example: { Length: > 0 } example, Type.Scalar: not (ScalarKind.Bool or ScalarKind.Int or ScalarKind.Number) })
        {
            writer.Example(example);
        }

        foreach (var attribute in new[] { Attributes.MemberFacts(member, all), Obsolete(member, all) }.OfType<string>().Concat(Attributes.NeededScopes(member.Scopes)))
        {
            writer.Line(attribute);
        }

        return writer;
    }

    /// <summary>Returns the attribute of an argument that Slack has deprecated; null for any other argument.</summary>
    /// <param name="member">The argument.</param>
    /// <param name="all">All arguments of the method.</param>
    public static string? Obsolete(Member member, IEnumerable<Member> all)
    {
        // A required member cannot be obsolete: the compiler warns about it (CS9042), and callers could not avoid it.
        if (member is not { Deprecated: { } deprecated, Required: false })
        {
            return null;
        }

        var successor = all.FirstOrDefault(m => m.Name == deprecated.Use) is { } other ? $" Use {other.Property}." : "";
        return Attributes.Obsolete($"Slack has deprecated the argument {member.Property}.{successor}");
    }

    private static IEnumerable<DocText> Remarks(Member member)
    {
        var bounds = member.Bounds;
        if (member.IsSecret)
        {
            yield return "This is a secret: keep it out of logs.";
        }

        if (member.Default is { Length: > 0 } standard)
        {
            yield return "Slack's default is " + DocText.Code(standard) + ".";
        }

        foreach (var limit in new[]
        {
            Range(bounds.Minimum, bounds.Maximum, ""),
            Range(bounds.MinItems, bounds.MaxItems, " items"),
            Range(bounds.MinLength, bounds.MaxLength, " characters"),
            bounds.MaxItemLength is { } most ? $"Each has at most {most} {(member.Type.Element?.Kind is TypeRefKind.List or TypeRefKind.Csv ? "items" : "characters")}." : null,
        })
        {
            if (limit is not null)
            {
                yield return limit;
            }
        }
    }

    private static string? Range(long? least, long? most, string unit) => (least, most) switch
    {
        (null, null) => null,
        ({ } low, null) => $"At least {low}{unit}.",
        (null, { } high) => $"At most {high}{unit}.",
        var (low, high) => $"From {low} to {high}{unit}.",
    };
}
