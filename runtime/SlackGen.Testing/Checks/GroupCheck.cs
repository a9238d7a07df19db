using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Checks arguments that depend on one another.</summary>
internal static class GroupCheck
{
    public static IEnumerable<Mistake> Mistakes(Method method, JsonObject arguments) => method.Groups
        .Where(group => !group.Allows(group.Arguments.Count(name => IsSent(arguments[name]))))
        .Select(group => Mistaken(group, arguments));

    private static Mistake Mistaken(ArgumentGroup group, JsonObject arguments)
    {
        var names = string.Join(", ", group.Arguments);
        var absent = group.Arguments.Where(name => !IsSent(arguments[name])).ToList();
        return group.Rule switch
        {
            GroupRule.ExactlyOne => new(absent.Count == group.Arguments.Count ? MistakeKind.NoneOf : MistakeKind.MoreThanOneOf, group.Arguments, "exactly one of these is needed: " + names),
            GroupRule.AtLeastOne => new(MistakeKind.NoneOf, group.Arguments, "at least one of these is needed: " + names),
            GroupRule.AtMostOne => new(MistakeKind.MoreThanOneOf, group.Arguments, "at most one of these may be sent: " + names),
            GroupRule.AllOrNone => new(MistakeKind.Apart, absent, "these are sent together or not at all: " + names),
        };
    }

    // A message whose text is empty and that has nothing else has no text.
    private static bool IsSent(JsonNode? value) => value is not null && TextLength.Size(value) != 0;
}
