using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Parses the arguments that may be given by position: <c>shorthand: [channel, text]</c>.</summary>
internal static class ShorthandParser
{
    /// <summary>Reads the shorthand of a method; empty where it has none.</summary>
    public static EquatableArray<string> Read(ParseContext context, MapReader reader, EquatableArray<Member> parameters, EquatableArray<ArgumentGroup> groups)
    {
        if (reader.Node("shorthand") is not { } node)
        {
            return default;
        }

        var errors = context.Errors;
        var words = context.Words(node, "shorthand");
        if (words.Count == 0 && context.Errors == errors)
        {
            context.Report(Rules.BadValue, node.Span, "'shorthand' names at least one argument.");
        }

        foreach (var word in words)
        {
            CheckWord(context, word, words, parameters);
        }

        if (context.Errors == errors && Unsatisfied(words.Select(w => w.Value).ToList(), parameters, groups) is { } reason)
        {
            context.Report(Rules.BadShorthand, node.Span, $"A call with the arguments of this 'shorthand' alone would be refused: {reason}.");
        }

        return words.Select(w => w.Value).ToEquatableArray();
    }

    private static void CheckWord(ParseContext context, YamlScalar word, List<YamlScalar> words, EquatableArray<Member> parameters)
    {
        if (ArgumentName.Resolve(context, word.Span, word.Value, parameters) is not { } member)
        {
            return;
        }

        if (words.Find(w => w.Value == word.Value) != word)
        {
            context.Report(Rules.DuplicateKey, word.Span, $"'{word.Value}' is listed twice in 'shorthand'.");
        }
        else if (member.Type.Scalar == ScalarKind.Binary)
        {
            context.Report(Rules.BadShorthand, word.Span, $"'{word.Value}' is binary, and binary arguments are not given by position.");
        }
    }

    // The reason for which Slack would refuse a call with these arguments alone; null where it would not.
    private static string? Unsatisfied(List<string> words, EquatableArray<Member> parameters, EquatableArray<ArgumentGroup> groups)
    {
        if (parameters.FirstOrDefault(p => p.Required && !words.Contains(p.Name)) is { } required)
        {
            return $"'{required.Name}' is required";
        }

        foreach (var group in groups)
        {
            if (!group.Allows(group.Arguments.Count(words.Contains)))
            {
                return Reason(group.Rule, string.Join(", ", group.Arguments));
            }
        }

        return null;
    }

    private static string Reason(GroupRule rule, string arguments) => rule switch
    {
        GroupRule.ExactlyOne => $"exactly one of {arguments} is sent",
        GroupRule.AtLeastOne => $"at least one of {arguments} is sent",
        GroupRule.AtMostOne => $"at most one of {arguments} is sent",
        GroupRule.AllOrNone => $"{arguments} are sent together",
    };
}
