using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Parsing;

/// <summary>Resolves names of arguments in other keys of a method, and names of fields in those of a type.</summary>
internal static class ArgumentName
{
    /// <summary>Returns the argument or field of a name; null, with a diagnostic, where there is none.</summary>
    public static Member? Resolve(ParseContext context, ManifestSpan span, string name, IReadOnlyCollection<Member> members, string each = "argument")
    {
        var member = members.FirstOrDefault(a => a.Name == name);
        if (member is null)
        {
            context.Report(Rules.UnknownName, span, $"'{name}' is not {(each == "argument" ? "an argument of this method" : $"a {each} of this type")}.", name, members.Select(a => a.Name));
        }

        return member;
    }
}
