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

    public static string Escape(string text) => text
        .Replace("&", "&amp;")
        .Replace("<", "&lt;")
        .Replace(">", "&gt;")
        .Replace("\r", "")
        .Replace('\n', ' ');

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
