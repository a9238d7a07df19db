using SlackGen.Manifest.Model;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Compares new objects with the groups of their properties.</summary>
internal static class GroupCheck
{
    /// <summary>Returns the rule that an object breaks for sure, after its name: " accepts exactly one of 'Channel' and 'Users', but none is set"; null if none.</summary>
    public static string? Describe(ArgumentGroup group, Func<string, MemberPresence> presence)
    {
        var states = group.Arguments.Select(name => (Name: name, Presence: presence(name))).ToList();
        var set = states.Where(s => s.Presence == MemberPresence.Set).Select(s => s.Name).ToList();
        var unset = states.Where(s => s.Presence == MemberPresence.Unset).Select(s => s.Name).ToList();
        var hasNone = unset.Count == states.Count;
        var broken = group.Rule switch
        {
            GroupRule.ExactlyOne => set.Count > 1 || hasNone,
            GroupRule.AtLeastOne => hasNone,
            GroupRule.AtMostOne => set.Count > 1,
            GroupRule.AllOrNone => set.Count > 0 && unset.Count > 0,
        };
        return !broken ? null : group.Rule switch
        {
            GroupRule.ExactlyOne => $" accepts exactly one of {List(group.Arguments)}, but {Sets(set)} set",
            GroupRule.AtLeastOne => $" needs at least one of {List(group.Arguments)}, but none is set",
            GroupRule.AtMostOne => $" accepts at most one of {List(group.Arguments)}, but {Sets(set)} set",
            GroupRule.AllOrNone => $" accepts {List(group.Arguments)} only together, but {List(unset)} {(unset.Count == 1 ? "is" : "are")} not set",
        };
    }

    private static string Sets(List<string> set) => set.Count == 0 ? "none is" : $"{List(set)} are";

    private static string List(IReadOnlyList<string> names)
    {
        var quoted = names.Select(n => $"'{n}'").ToList();
        return quoted.Count == 1 ? quoted[0] : $"{string.Join(", ", quoted.Take(quoted.Count - 1))} and {quoted[quoted.Count - 1]}";
    }
}
