using System.Collections.Immutable;
using SlackGen.Manifest;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Pipeline;

/// <summary>Chooses the client among the classes that were found, and says what is wrong with them.</summary>
internal static class Targets
{
    private const int MostTypesShown = 3;

    /// <summary>The first class by name, so that the order of files does not matter.</summary>
    public static ClientTarget? Choose(ImmutableArray<FoundTarget> found) => Sorted(found).FirstOrDefault()?.Target;

    public static EquatableArray<SourceDiagnostic> Diagnose(ImmutableArray<FoundTarget> found, Planned planned, ImmutableArray<ParsedFile> files)
    {
        var diagnostics = new List<SourceDiagnostic>();
        var first = Sorted(found).FirstOrDefault();
        foreach (var other in Sorted(found).Skip(1))
        {
            diagnostics.Add(new(
                Descriptors.TwoClients,
                other.Place,
                $"'{first!.Name}' carries [SlackApi] already; a compilation has one such class. List all patterns there."));
        }

        diagnostics.AddRange(Sorted(found).Select(f => f.Problem).OfType<SourceDiagnostic>());
        if (first?.Target is not null && planned.Refusal is { } refusal)
        {
            diagnostics.Add(new(refusal.Id, first.Place, refusal.Message));
        }

        if (first?.Target is not null && planned.Plan is { } plan)
        {
            diagnostics.AddRange(Unmatched(first, plan, files));
            diagnostics.AddRange(first.Referenced.Select(c => Differing(first, c, plan)).OfType<SourceDiagnostic>());
        }

        return diagnostics.ToEquatableArray();
    }

    private static SourceDiagnostic? Differing(FoundTarget target, ReferencedClient other, Plan plan)
    {
        if (plan.Changed.Count + other.Changed.Count == 0)
        {
            return null;
        }

        var (who, remedy) = (plan.Changed.Count, other.Changed.Count) switch
        {
            (_, 0) => ("this project changes", $"Move the *.slack.yaml file into the project of '{other.Name}', and use that client here too."),
            (0, _) => ("that project changes", $"Use '{other.Name}' here too."),
            _ => ("each project changes", $"Keep the *.slack.yaml files in the project of '{other.Name}', and use that client here too."),
        };
        var types = plan.Changed.Concat(other.Changed).Distinct(StringComparer.Ordinal).OrderBy(t => t, StringComparer.Ordinal).Select(t => $"'{t}'").ToList();
        var shown = string.Join(", ", types.Take(MostTypesShown)) + (types.Count > MostTypesShown ? $" and {types.Count - MostTypesShown} more" : "");
        return new(
            Descriptors.OtherTypes,
            target.Place,
            $"'{target.Name}' and the referenced '{other.Name}' have different classes of {shown} and of every type that mentions {(types.Count == 1 ? "it" : "them")}, because {who} {(types.Count == 1 ? "it" : "them")}; an object of the one cannot be passed as the other. {remedy}");
    }

    private static IEnumerable<SourceDiagnostic> Unmatched(FoundTarget target, Plan plan, ImmutableArray<ParsedFile> files)
    {
        if (plan.MethodNames.Count == 0)
        {
            if (files.Any(f => f.HasErrors))
            {
                yield break;
            }

            yield return new(
                Descriptors.NoManifest,
                target.Place,
                "No manifest was found among the AdditionalFiles: reference the package SlackGen, or include *.slack.yaml files.");
            yield break;
        }

        var groups = plan.MethodNames.Select(m => m.Substring(0, m.LastIndexOf('.')) + ".*").Distinct(StringComparer.Ordinal);
        var names = plan.MethodNames.Concat(groups).ToList();
        foreach (var (pattern, place) in target.Patterns)
        {
            if (plan.UnmatchedPatterns.Contains(pattern) && !files.Any(f => MayDeclare(f, pattern)))
            {
                // A group's name alone is the likeliest slip.
                var suggestion = names.Contains(pattern + ".*") ? $" Did you mean '{pattern}.*'?" : Suggestion.For(pattern, names);
                yield return new(
                    Descriptors.NoMatch,
                    place,
                    $"No method matches '{pattern}': a pattern is a method's name or a prefix that ends in '.*'.{suggestion}");
            }
        }
    }

    // A method with a mistake in it is missing from the model, and one mistake is reported once.
    private static bool MayDeclare(ParsedFile file, string pattern) => file switch
    {
        { HasErrors: false } => false,
        { Result.Model.Group: { } group } => pattern.EndsWith(".*", StringComparison.Ordinal)
            ? (group + ".").StartsWith(pattern.Substring(0, pattern.Length - 1), StringComparison.Ordinal)
            : file.Result.MayDeclareMethod(pattern),
        _ => file.Result.UnparsedKeys is not null || file.Result.Model.Types.Count == 0,
    };

    private static IOrderedEnumerable<FoundTarget> Sorted(ImmutableArray<FoundTarget> found) =>
        found.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Place.Path, StringComparer.Ordinal);
}
