using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Parses groups of optional arguments or fields, such as <c>one_of: [[channel, users]]</c>.</summary>
internal static class GroupParser
{
    private static readonly (string Key, GroupRule Rule)[] Keys =
        Enum.GetValues(typeof(GroupRule)).Cast<GroupRule>().Select(rule => (rule.Word(), rule)).ToArray();

    /// <summary>Reads the groups of all rules, in the order of the rules.</summary>
    public static EquatableArray<ArgumentGroup> Read(ParseContext context, MapReader reader, EquatableArray<Member> members, string each = "argument")
    {
        var groups = new List<ArgumentGroup>();
        foreach (var (key, rule) in Keys)
        {
            switch (reader.Node(key))
            {
                case null:
                    break;
                case YamlSequence sequence:
                    groups.AddRange(sequence.Items.Select(item => new ArgumentGroup(rule, ReadGroup(context, key, item, members, each))));
                    break;
                case var node:
                    context.Report(Rules.WrongShape, node.Span, $"'{key}' is a list of lists of {each}s, such as [[channel, users]], not {node.Shape}.");
                    break;
            }
        }

        return groups.ToEquatableArray();
    }

    private static EquatableArray<string> ReadGroup(ParseContext context, string key, YamlNode item, EquatableArray<Member> members, string each)
    {
        var errors = context.Errors;
        var words = context.Words(item, key);
        if (words.Count < 2 && context.Errors == errors)
        {
            context.Report(Rules.BadValue, item.Span, $"A group of '{key}' has at least two {each}s.");
        }

        foreach (var word in words)
        {
            if (ArgumentName.Resolve(context, word.Span, word.Value, members, each) is { Required: true })
            {
                context.Report(Rules.BadValue, word.Span, $"'{word.Value}' is required, so it cannot be in '{key}'.");
            }
        }

        return words.Select(w => w.Value).ToEquatableArray();
    }
}
