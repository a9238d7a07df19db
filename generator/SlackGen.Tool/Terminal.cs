using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace SlackGen.Tool;

/// <summary>Writes tables and JSON for people, in colour on a terminal only.</summary>
internal static class Terminal
{
    // Output that is piped is not wrapped: a program reads it line by line.
    private const int Unlimited = 100_000;

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets whether the output is a terminal on which the user wants colour: https://no-color.org.</summary>
    public static bool HasColor =>
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Writes a heading.</summary>
    public static void Heading(string text) => Console.Out.WriteLine(HasColor ? Color(text, "1") : text);

    /// <summary>Writes rows in columns. The first column is emphasized.</summary>
    /// <param name="rows">The rows, all with as many cells.</param>
    /// <param name="indent">The spaces before each row.</param>
    /// <param name="headers">The headers; none for a table without them.</param>
    public static void Table(IEnumerable<string[]> rows, int indent = 0, params string[] headers)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        var grid = new Grid();
        for (var i = 0; i < all[0].Length; i++)
        {
            // A name that wraps could not be copied.
            grid.AddColumn(new GridColumn { Padding = new Padding(i == 0 ? indent : 0, 0, 2, 0), NoWrap = i == 0 });
        }

        if (headers.Length > 0)
        {
            grid.AddRow([.. headers.Select(h => new Text(h, new Style(decoration: Decoration.Bold)))]);
        }

        foreach (var row in all)
        {
            grid.AddRow([.. row.Select((cell, i) => i == 0 ? new Text(cell, new Style(Spectre.Console.Color.Aqua)) : new Text(cell))]);
        }

        Write(grid);
    }

    /// <summary>Writes JSON, indented.</summary>
    public static void Json(JsonNode? json)
    {
        var text = json is null ? "null\n" : JsonBuilder.Format(json);
        Console.Out.Write(HasColor ? Colored(text) : text);
    }

    /// <summary>Writes JSON on one line.</summary>
    public static void JsonLine(JsonNode? json) => Console.Out.WriteLine(json?.ToJsonString(OneLine) ?? "null");

    private static void Write(Grid grid)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(HasColor ? Console.Out : text),
            Ansi = HasColor ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = HasColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (HasColor)
        {
            console.Write(grid);
            return;
        }

        console.Profile.Width = Console.IsOutputRedirected ? Unlimited : Console.WindowWidth;
        console.Write(grid);
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
        {
            Console.Out.WriteLine(line.TrimEnd());
        }
    }

    private static string Colored(string json)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(utf8);
        var colored = new StringBuilder();
        var written = 0;
        while (reader.Read())
        {
            // The token of a property's name ends with its colon.
            var start = (int)reader.TokenStartIndex;
            var end = (int)reader.BytesConsumed;
            var token = Encoding.UTF8.GetString(utf8.AsSpan(start, end - start));
            colored.Append(Encoding.UTF8.GetString(utf8.AsSpan(written, start - written))).Append(CodeOf(reader.TokenType) is { } code ? Color(token, code) : token);
            written = end;
        }

        return colored.Append('\n').ToString();
    }

    private static string Color(string text, string code) => $"\e[{code}m{text}\e[0m";

    private static string? CodeOf(JsonTokenType token) => token switch
    {
        JsonTokenType.PropertyName => "34",
        JsonTokenType.String => "32",
        JsonTokenType.Number => "36",
        JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null => "33",
        JsonTokenType.None or JsonTokenType.StartObject or JsonTokenType.EndObject or JsonTokenType.StartArray or JsonTokenType.EndArray or JsonTokenType.Comment => null,
    };
}
