using System.Collections.Immutable;
using SlackGen.Manifest;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Pipeline;

/// <summary>Chooses the client among the classes that were found, and says what is wrong with them.</summary>
internal static class Targets
{
    /// <summary>The first class by name, so that the order of files does not matter.</summary>
    public static ClientTarget? Choose(ImmutableArray<FoundTarget> found) => Sorted(found).FirstOrDefault()?.Target;

    public static EquatableArray<SourceDiagnostic> Diagnose(ImmutableArray<FoundTarget> found, Plan? plan)
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
        if (first?.Target is not null && plan is not null)
        {
            diagnostics.AddRange(Unmatched(first, plan));
        }

        return diagnostics.ToEquatableArray();
    }

    private static IEnumerable<SourceDiagnostic> Unmatched(FoundTarget target, Plan plan)
    {
        if (plan.MethodNames.Count == 0)
        {
            yield return new(
                Descriptors.NoManifest,
                target.Place,
                "No manifest was found among the AdditionalFiles: reference the package SlackGen, or include *.slack.yaml files.");
            yield break;
        }

        var groups = plan.MethodNames.Select(m => m.Substring(0, m.LastIndexOf('.')) + ".*").Distinct(StringComparer.Ordinal);
        var names = plan.MethodNames.Concat(groups).ToList();
        foreach (var pattern in target.Patterns.Where(p => plan.UnmatchedPatterns.Contains(p.Pattern)))
        {
            yield return new(
                Descriptors.NoMatch,
                pattern.Place,
                $"No method matches '{pattern.Pattern}': a pattern is a method's name or a prefix that ends in '.*'.{Suggestion.For(pattern.Pattern, names)}");
        }
    }

    private static IOrderedEnumerable<FoundTarget> Sorted(ImmutableArray<FoundTarget> found) =>
        found.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Place.Path, StringComparer.Ordinal);
}
