using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Reads groups of optional arguments: <c>one_of: [[channel, users]]</c> and its siblings.</summary>
internal static class GroupParser
{
    private static readonly (string Key, GroupRule Rule)[] Keys =
    [
        ("one_of", GroupRule.ExactlyOne), ("any_of", GroupRule.AtLeastOne), ("at_most_one_of", GroupRule.AtMostOne), ("together", GroupRule.AllOrNone),
    ];

    /// <summary>Reads the groups of all rules, in the order of the rules.</summary>
    public static EquatableArray<ArgumentGroup> Read(Parse parse, MapReader reader, EquatableArray<Member> parameters)
    {
        var groups = new List<ArgumentGroup>();
        foreach (var (key, rule) in Keys)
        {
            switch (reader.Node(key))
            {
                case null:
                    break;
                case YamlSequence sequence:
                    groups.AddRange(sequence.Items.Select(item => new ArgumentGroup(rule, ReadGroup(parse, key, item, parameters))));
                    break;
                case var node:
                    parse.Report(Rules.WrongShape, node.Span, $"'{key}' is a list of lists of arguments, such as [[channel, users]], not {node.Shape}.");
                    break;
            }
        }

        return groups.ToEquatableArray();
    }

    private static EquatableArray<string> ReadGroup(Parse parse, string key, YamlNode item, EquatableArray<Member> parameters)
    {
        var errors = parse.Errors;
        var words = parse.Words(item, key);
        if (words.Count < 2 && parse.Errors == errors)
        {
            parse.Report(Rules.BadValue, item.Span, $"A group of '{key}' has at least two arguments.");
        }

        foreach (var word in words)
        {
            if (ArgumentName.Resolve(parse, word.Span, word.Value, parameters) is { Required: true })
            {
                parse.Report(Rules.BadValue, word.Span, $"'{word.Value}' is required, so it cannot stand in '{key}'.");
            }
        }

        return words.Select(w => w.Value).ToEquatableArray();
    }
}
