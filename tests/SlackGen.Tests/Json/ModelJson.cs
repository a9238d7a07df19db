using System.Text;

namespace SlackGen.Tests.Json;

/// <summary>Writes JSON for <see cref="Everything"/>: values of the documented kinds and of any other.</summary>
internal sealed class ModelJson(Random random)
{
    private static readonly string[] Fields =
    [
        "text", "count", "ratio", "flag", "ts", "created", "day", "any", "color", "item", "items", "tags", "counts", "named", "words", "numbers", "shape",
        "shapes", "grid", "inner", "unknown", "größe", "",
    ];

    /// <summary>Values of every kind in every field, names twice, escaped names.</summary>
    public static string Wild(Random random) => new ModelJson(random).Object(3, isWild: true);

    /// <summary>Each value is as documented, or of a kind that its field cannot take: then reading and writing loses nothing.</summary>
    public static string Clean(Random random) => new ModelJson(random).Object(3, isWild: false);

    private string Object(int depth, bool isWild)
    {
        var names = Enumerable.Range(0, random.Next(8)).Select(_ => Fields[random.Next(Fields.Length)]);
        return Braces((isWild ? names : names.Distinct()).Select(name => $"{Name(name)}:{Field(name, depth, isWild)}"));
    }

    private string Field(string name, int depth, bool isWild) => random.Next(4) switch
    {
        0 when isWild => new AnyJson(random) { AllowHalfPairs = false }.MakeValue(2),
        1 when isWild => Pick("null", "false", "\"\"", "[]", "{}", "0", "\"12\"", "12", "\"1.5\"", "1.5", "\"true\"", "\"a,b\"", "\"1,2\"", "[1,\"2\",null]"),
        0 or 1 => Wrong(name),
        _ => Right(name, depth, isWild),
    };

    // Of a kind that no reader makes the documented one of, and not null, which counts as absent.
    private string Wrong(string name) => name switch
    {
        "any" or "unknown" or "größe" or "" => Scalar(),
        "text" or "color" or "words" => Pick("false", "{}", "{\"a\":[1]}"),
        "numbers" => Pick("true", "{}", "\"1,x\"", "[1,{}]"),
        "items" or "tags" => Pick("true", "7", "\"a\"", "{\"a\":1}", "[null]", "[false,\"a\",{\"name\":\"n\"},[]]", "{\"0\":\"a\",\"b\":1}", "[{\"tags\":[\"a\"]},null]", "[null,{\"tags\":[\"a\"]}]"),
        "grid" => Pick("false", "7", "{}", "[[1,null],[2]]", "[[1],2]", "[null,[3]]"),
        "counts" => Pick("false", "[1]", "\"a\"", "{\"a\":\"b\",\"c\":1}", "{\"a\":null}"),
        "named" => Pick("false", "[{}]", "\"a\"", "{\"a\":false,\"c\":{\"size\":1}}", "{\"c\":{\"size\":[]}}", "{\"a\":1,\"c\":{\"tags\":[]}}"),
        "item" or "inner" or "shape" => Pick("false", "\"\"", "7", "[]", "[{\"type\":\"circle\"}]"),
        "shapes" => Pick("false", "{}", "\"\"", "[null]", "[{\"type\":\"circle\"},7]", "[7,{\"type\":\"group\",\"shapes\":[{}]}]"),
        _ => Pick("\"x\"", "\"\"", "\"1 2\"", "[]", "{}", "[1]", "{\"a\":1}", name == "flag" ? "2" : "true"),
    };

    private string Right(string name, int depth, bool isWild) => name switch
    {
        "text" => Text(),
        "count" or "created" => Pick("0", "-1", "42", "9223372036854775807", "-9223372036854775808", "1e3", "12.0"),
        "ratio" => Pick("0", "-0.5", "1.5", "1e300", "5e-324", "3.141592653589793"),
        "flag" => Pick("true", "false"),
        "ts" => Pick("\"1512085950.000216\"", "\"1512085950\"", "\"1512085950.1\"", "\"0000000000.000000\""),
        "day" => Pick("\"2026-11-21\"", "\"0001-01-01\""),
        "color" => Pick("\"red\"", "\"unheard of\"", "\"\""),
        "item" => Item(),
        "items" => List(Item),
        "tags" => List(Text),
        "counts" => Map(() => Pick("1", "-7")),
        "named" => Map(Item),
        "words" => Pick("\"\"", "\"a\"", "\"a,b,größe\""),
        "numbers" => Pick("\"\"", "\"1\"", "\"1,-2,3\""),
        "shape" => Shape(2),
        "shapes" => List(() => Shape(2)),
        "grid" => List(() => List(() => Pick("1", "2"))),
        "inner" when depth > 0 => Object(depth - 1, isWild),
        "inner" => "{}",
        _ => new AnyJson(random) { AllowHalfPairs = false }.MakeValue(isWild ? 3 : 0) is var any && any == "null" ? "7" : any,
    };

    private string Item() => Braces(new[] { $"\"name\":{Text()}", "\"size\":7", "\"tags\":[\"a\",\"b\"]", "\"tags\":[\"a\",null]", "\"more\":{\"a\":[null]}" }
        .Where(_ => random.Next(2) == 0)
        .DistinctBy(field => field[..6]));

    private string Shape(int depth) => random.Next(depth > 0 ? 5 : 4) switch
    {
        0 => "{\"type\":\"circle\",\"radius\":3}",
        1 => "{\"radius\":\"wide\",\"type\":\"circle\",\"more\":true}",
        2 => "{\"type\":\"star\",\"points\":[5,{\"a\":null}]}",
        3 => "{\"kind\":\"circle\"}",
        _ => $"{{\"shapes\":{List(() => Shape(depth - 1))},\"type\":\"group\"}}",
    };

    private string Text() => new AnyJson(random) { AllowHalfPairs = false }.MakeString();

    private string Scalar() => Pick("true", "7", "1.5e3", "\"\"", "[null,{}]", "{\"a\":{\"b\":[]}}");

    private string List(Func<string> item) => $"[{string.Join(random.Next(4) == 0 ? " ,\n" : ",", Enumerable.Range(0, random.Next(4)).Select(_ => item()))}]";

    private string Map(Func<string> item) => Braces(Enumerable.Range(0, random.Next(4)).Select(i => $"\"k{i}\\n\":{item()}"));

    private string Braces(IEnumerable<string> fields) => $"{{{string.Join(random.Next(4) == 0 ? " , " : ",", fields)}}}";

    private string Name(string name)
    {
        if (random.Next(8) != 0)
        {
            return $"\"{name}\"{Pick("", "", " ")}";
        }

        var escaped = new StringBuilder();
        foreach (var c in name)
        {
            escaped.Append(random.Next(2) == 0 ? c.ToString() : $"\\u{(int)c:x4}");
        }

        return $"\"{escaped}\"";
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
