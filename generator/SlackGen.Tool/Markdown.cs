using System.Text;

namespace SlackGen.Tool;

/// <summary>Writes Markdown.</summary>
internal static class Markdown
{
    /// <summary>Appends a row of a table.</summary>
    public static void Row(StringBuilder page, params IEnumerable<string> cells) =>
        page.Append("| ").AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
}
