using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Reads the arguments that may be given by position: <c>shorthand: [channel, text]</c>.</summary>
internal static class ShorthandParser
{
    /// <summary>Reads the shorthand of a method; empty where it has none.</summary>
    public static EquatableArray<string> Read(Parse parse, MapReader reader, EquatableArray<Member> parameters, EquatableArray<ArgumentGroup> groups)
    {
        if (reader.Node("shorthand") is not { } node)
        {
            return default;
        }

        var errors = parse.Errors;
        var words = parse.Words(node, "shorthand");
        if (words.Count == 0 && parse.Errors == errors)
        {
            parse.Report(Rules.BadValue, node.Span, "'shorthand' names at least one argument.");
        }

        foreach (var word in words)
        {
            CheckWord(parse, word, words, parameters);
        }

        if (parse.Errors == errors && Unsatisfied(words.Select(w => w.Value).ToList(), parameters, groups) is { } reason)
        {
            parse.Report(Rules.BadShorthand, node.Span, $"A call with the arguments of this 'shorthand' alone would be refused: {reason}.");
        }

        return words.Select(w => w.Value).ToEquatableArray();
    }

    private static void CheckWord(Parse parse, YamlScalar word, List<YamlScalar> words, EquatableArray<Member> parameters)
    {
        var member = parameters.FirstOrDefault(p => p.Name == word.Value);
        if (member is null)
        {
            parse.Report(
                Rules.UnknownName,
                word.Span,
                $"'{word.Value}' is not an argument of this method.{Suggestion.For(word.Value, parameters.Select(p => p.Name))}");
        }
        else if (words.Find(w => w.Value == word.Value) != word)
        {
            parse.Report(Rules.DuplicateKey, word.Span, $"'{word.Value}' stands twice in 'shorthand'.");
        }
        else if (member.Type.Kind == TypeKind.Binary)
        {
            parse.Report(Rules.BadShorthand, word.Span, $"'{word.Value}' is binary, and binary arguments are not given by position.");
        }
    }

    // Why Slack would refuse a call with just these arguments; null when it would not.
    private static string? Unsatisfied(List<string> words, EquatableArray<Member> parameters, EquatableArray<ArgumentGroup> groups)
    {
        if (parameters.FirstOrDefault(p => p.Required && !words.Contains(p.Name)) is { } required)
        {
            return $"'{required.Name}' is required";
        }

        foreach (var group in groups)
        {
            var sent = group.Arguments.Count(words.Contains);
            var list = string.Join(", ", group.Arguments);
            var reason = group.Rule switch
            {
                GroupRule.ExactlyOne when sent != 1 => $"exactly one of {list} is sent",
                GroupRule.AtLeastOne when sent == 0 => $"at least one of {list} is sent",
                GroupRule.AtMostOne when sent > 1 => $"at most one of {list} is sent",
                GroupRule.AllOrNone when sent != 0 && sent != group.Arguments.Count => $"{list} are sent together",
                _ => null,
            };
            if (reason is not null)
            {
                return reason;
            }
        }

        return null;
    }
}
