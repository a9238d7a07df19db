using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>XML documentation.</summary>
internal static class Doc
{
    public static CodeWriter Summary(this CodeWriter writer, string text) =>
        text.Length == 0 ? writer : writer.Line($"/// <summary>{Escape(text)}</summary>");

    /// <summary>The documentation of an argument or field.</summary>
    public static CodeWriter Member(this CodeWriter writer, Member member)
    {
        writer.Summary(member.Summary);
        var remarks = Remarks(member).ToList();
        if (remarks.Count > 0)
        {
            writer.Line($"/// <remarks>{string.Join(" ", remarks)}</remarks>");
        }

        return member.Example is { Length: > 0 } example ? writer.Line($"/// <example><c>{Escape(example)}</c></example>") : writer;
    }

    public static string Escape(string text)
    {
        text = text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\r", "").Replace('\n', ' ');
        return text.IndexOf('`') < 0 ? text : Code(text);
    }

    // The manifest marks names as Markdown does: `channel` becomes <c>channel</c>.
    private static string Code(string text)
    {
        var parts = text.Split('`');
        for (var i = 1; i < parts.Length - 1; i += 2)
        {
            parts[i] = $"<c>{parts[i]}</c>";
        }

        return string.Concat(parts);
    }

    private static IEnumerable<string> Remarks(Member member)
    {
        var bounds = member.Bounds;
        if (member.Default is { Length: > 0 } standard)
        {
            yield return $"Slack assumes <c>{Escape(standard)}</c> when it is left out.";
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
