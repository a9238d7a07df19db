using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>XML documentation.</summary>
internal static class Doc
{
    public static CodeWriter Summary(this CodeWriter writer, string text) =>
        text.Length == 0 ? writer : writer.Line($"/// <summary>{Escape(text)}</summary>");

    /// <summary>Emits the documentation of an argument or field.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="member">The argument or field.</param>
    /// <param name="all">All of the method or type.</param>
    public static CodeWriter Member(this CodeWriter writer, Member member, IEnumerable<Member> all)
    {
        writer.Summary(member.Summary);
        var remarks = Remarks(member).ToList();
        if (remarks.Count > 0)
        {
            writer.Line($"/// <remarks>{string.Join(" ", remarks)}</remarks>");
        }

        if (member.Example is { Length: > 0 } example)
        {
            writer.Line($"/// <example><c>{Verbatim(example)}</c></example>");
        }

        return Obsolete(member, all) is { } obsolete ? writer.Line(obsolete) : writer;
    }

    /// <summary>Returns the attribute of an argument that Slack has deprecated; null for others.</summary>
    /// <param name="member">The argument.</param>
    /// <param name="all">All arguments of the method.</param>
    public static string? Obsolete(Member member, IEnumerable<Member> all)
    {
        // The compiler warns of a required member that is obsolete (CS9042): callers could not avoid it.
        if (member is not { Deprecated: { } deprecated, Required: false })
        {
            return null;
        }

        var successor = all.FirstOrDefault(m => m.Name == deprecated.Use) is { } other ? $" Use {other.Property}." : "";
        return $"[global::System.Obsolete({CSharp.Literal($"Slack has deprecated the argument {member.Property}.{successor}")})]";
    }

    /// <summary>A sentence, on one line.</summary>
    public static string Escape(string text) => text.IndexOf('`') < 0 ? Verbatim(text) : Code(Verbatim(text));

    /// <summary>Something that is shown as it is: a name, a value.</summary>
    public static string Verbatim(string text)
    {
        if (text.Any(CSharp.IsInvisible))
        {
            text = new string(text.Replace("\r\n", "\n").Select(c => CSharp.IsInvisible(c) ? ' ' : c).ToArray());
        }

        return text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }

    // The manifest marks names as Markdown does: `channel` becomes <c>channel</c>.
    private static string Code(string text)
    {
        var parts = text.Split('`');
        for (var i = 1; i < parts.Length; i += 2)
        {
            // The last one may have no partner.
            parts[i] = i == parts.Length - 1 ? "`" + parts[i] : $"<c>{parts[i]}</c>";
        }

        return string.Concat(parts);
    }

    private static IEnumerable<string> Remarks(Member member)
    {
        var bounds = member.Bounds;
        if (member.IsSecret)
        {
            yield return "A secret: keep it out of logs.";
        }

        if (member.Default is { Length: > 0 } standard)
        {
            yield return $"Slack assumes <c>{Verbatim(standard)}</c> when it is left out.";
        }

        foreach (var limit in new[]
        {
            Range(bounds.Minimum, bounds.Maximum, ""),
            Range(bounds.MinItems, bounds.MaxItems, " items"),
            Range(bounds.MinLength, bounds.MaxLength, " characters"),
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
