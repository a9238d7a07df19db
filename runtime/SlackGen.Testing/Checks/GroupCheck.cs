using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Checks arguments and fields that depend on each other.</summary>
internal static class GroupCheck
{
    /// <summary>Returns the mistakes in the arguments of a call.</summary>
    public static IEnumerable<Mistake> Mistakes(Method method, JsonObject arguments) => method.Groups
        .Where(group => !group.Allows(group.Arguments.Count(name => IsSent(arguments[name]))))
        .Select(group => Mistaken(group, arguments));

    /// <summary>Returns the demand of the first group whose rule the fields of an object break; null if they break none.</summary>
    public static string? Demand(NamedType type, JsonObject properties) =>
        type.Groups.FirstOrDefault(group => !group.Allows(group.Arguments.Count(name => properties[name] is not null))) is { } broken ? Demand(broken) : null;

    private static Mistake Mistaken(ArgumentGroup group, JsonObject arguments)
    {
        var absent = group.Arguments.Where(name => !IsSent(arguments[name])).ToList();
        return group.Rule switch
        {
            GroupRule.ExactlyOne => new(absent.Count == group.Arguments.Count ? MistakeKind.NoneOf : MistakeKind.MoreThanOneOf, group.Arguments, Demand(group)),
            GroupRule.AtLeastOne => new(MistakeKind.NoneOf, group.Arguments, Demand(group)),
            GroupRule.AtMostOne => new(MistakeKind.MoreThanOneOf, group.Arguments, Demand(group)),
            GroupRule.AllOrNone => new(MistakeKind.Incomplete, absent, Demand(group)),
        };
    }

    private static string Demand(ArgumentGroup group)
    {
        var names = string.Join(", ", group.Arguments);
        return group.Rule switch
        {
            GroupRule.ExactlyOne => "exactly one of these is needed: " + names,
            GroupRule.AtLeastOne => "at least one of these is needed: " + names,
            GroupRule.AtMostOne => "at most one of these may be sent: " + names,
            GroupRule.AllOrNone => "these are sent together or not at all: " + names,
        };
    }

    // Empty text or an empty list counts as not sent: a message with an empty text and nothing else is "no_text".
    private static bool IsSent(JsonNode? value) => value is not null && TextLength.Size(value) != 0;
}
