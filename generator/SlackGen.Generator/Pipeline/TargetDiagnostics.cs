using System.Collections.Immutable;
using SlackGen.Manifest;
using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Pipeline;

/// <summary>Collects the diagnostics of the classes with <c>[SlackApi]</c>.</summary>
internal static class TargetDiagnostics
{
    private const int MaxTypesShown = 3;

    /// <summary>Returns a diagnostic for each problem of the classes, of the patterns and of the plan.</summary>
    public static EquatableArray<SourceDiagnostic> Collect(ImmutableArray<FoundTarget> found, PlanResult plan, ImmutableArray<ParsedFile> files)
    {
        var diagnostics = new List<SourceDiagnostic>();
        var sorted = FoundTarget.Sort(found).ToList();
        var client = FoundTarget.SelectClient(found);
        diagnostics.AddRange(sorted.Skip(1).Select(other => new SourceDiagnostic(
            Descriptors.TwoClients,
            other.Location,
            $"'{client!.Name}' carries [SlackApi] already; a compilation has one such class. List all patterns there.")));
        diagnostics.AddRange(sorted.Select(f => f.Problem).OfType<SourceDiagnostic>());
        if (client?.Target is not null && plan.Failure is { } failure)
        {
            diagnostics.Add(new(failure.Id, client.Location, failure.Message));
        }

        if (client?.Target is not null && plan.Plan is { } made)
        {
            diagnostics.AddRange(Unmatched(client, made, files));
            diagnostics.AddRange(client.Referenced.Select(other => Differing(client, other, made)).OfType<SourceDiagnostic>());
        }

        return diagnostics.ToEquatableArray();
    }

    private static SourceDiagnostic? Differing(FoundTarget client, ReferencedClient other, Plan plan)
    {
        if (plan.Changed.Count + other.Changed.Count == 0)
        {
            return null;
        }

        var (cause, remedy) = (plan.Changed.Count, other.Changed.Count) switch
        {
            (_, 0) => ("this project changes", $"Move the *.slack.yaml file into the project of '{other.Name}', and use that client here too."),
            (0, _) => ("that project changes", $"Use '{other.Name}' here too."),
            _ => ("each project changes", $"Keep the *.slack.yaml files in the project of '{other.Name}', and use that client here too."),
        };
        var types = plan.Changed.Concat(other.Changed).Distinct(StringComparer.Ordinal).OrderBy(t => t, StringComparer.Ordinal).Select(t => $"'{t}'").ToList();
        var shown = string.Join(", ", types.Take(MaxTypesShown)) + (types.Count > MaxTypesShown ? $" and {types.Count - MaxTypesShown} more" : "");
        var pronoun = types.Count == 1 ? "it" : "them";
        return new(
            Descriptors.OtherTypes,
            client.Location,
            $"'{client.Name}' and the referenced '{other.Name}' have different classes of {shown} and of every type that mentions {pronoun}, because {cause} {pronoun}; an object of the one cannot be passed as the other. {remedy}");
    }

    private static IEnumerable<SourceDiagnostic> Unmatched(FoundTarget client, Plan plan, ImmutableArray<ParsedFile> files)
    {
        if (plan.MethodNames.Count == 0)
        {
            if (files.Any(f => f.HasErrors))
            {
                yield break;
            }

            yield return new(
                Descriptors.NoManifest,
                client.Location,
                "No manifest was found among the AdditionalFiles: reference the package SlackGen, or include *.slack.yaml files.");
            yield break;
        }

        var groups = plan.MethodNames.Select(m => m.Substring(0, m.LastIndexOf('.')) + ".*").Distinct(StringComparer.Ordinal);
        var candidates = plan.MethodNames.Concat(groups).ToList();
        foreach (var (pattern, location) in client.Patterns)
        {
            if (plan.UnmatchedPatterns.Contains(pattern) && !files.Any(f => MayDeclare(f, pattern)))
            {
                // The likeliest mistake is the name of a group without '.*'.
                var meant = candidates.Contains(pattern + ".*") ? pattern + ".*" : Suggestion.Nearest(pattern, candidates);
                yield return new(
                    Descriptors.NoMatch,
                    location,
                    $"No method matches '{pattern}': a pattern is a method's name or a prefix that ends in '.*'.{Suggestion.Sentence(meant)}",
                    meant is null ? null : new Replacement(pattern, meant));
            }
        }
    }

    // A method with a mistake is missing from the model. The mistake is reported where it is, and not again at the pattern.
    private static bool MayDeclare(ParsedFile file, string pattern) => file switch
    {
        { HasErrors: false } => false,
        { Result.Model.Group: { } group } => pattern.EndsWith(".*", StringComparison.Ordinal)
            ? (group + ".").StartsWith(pattern.Substring(0, pattern.Length - 1), StringComparison.Ordinal)
            : file.Result.MayDeclareMethod(pattern),

        // A file of methods begins with its group.
        _ => file.Result.UnparsedKeys is { } keys ? keys.Contains("group") || keys.Contains("methods") : file.Result.Model.Types.Count == 0,
    };
}
