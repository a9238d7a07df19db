using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Parsing;

/// <summary>Resolves names of arguments in other keys of a method.</summary>
internal static class ArgumentName
{
    /// <summary>Returns the argument of a name; null, with a diagnostic, where the method has none.</summary>
    public static Member? Resolve(ParseContext context, ManifestSpan span, string name, IReadOnlyCollection<Member> arguments)
    {
        var argument = arguments.FirstOrDefault(a => a.Name == name);
        if (argument is null)
        {
            context.Report(Rules.UnknownName, span, $"'{name}' is not an argument of this method.{Suggestion.For(name, arguments.Select(a => a.Name))}");
        }

        return argument;
    }
}
