using SlackGen.Manifest;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Pipeline;

/// <summary>The plan of a client, or the reason why there is none.</summary>
/// <param name="Plan">The plan; null without a client and after a failure.</param>
/// <param name="Failure">The reason why a client has no plan; null otherwise.</param>
internal sealed record PlanResult(Plan? Plan, PlanFailure? Failure)
{
    /// <summary>Links the files for a client.</summary>
    public static PlanResult Link(EquatableArray<FileSummary> files, ClientTarget? target)
    {
        if (target is null)
        {
            return new PlanResult(null, null);
        }

        try
        {
            var plan = Linker.Link(files, target.Patterns);
            return FindNameOwner(target.Name, plan) is { } owner
                ? new PlanResult(null, new PlanFailure(Descriptors.NotAClient, $"'{target.Name}' is the name of {owner} as well; give the client another."))
                : new PlanResult(plan, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An exception that left the generator would take all output with it (CS8785).
            var message = $"Nothing was generated, which is a mistake in SlackGen: {e.GetType().Name}: {e.Message}";
            return new PlanResult(null, new PlanFailure(Descriptors.Internal, message));
        }
    }

    // Finds another generated class or member with the name of the client. Types are compared by the check between files.
    private static string? FindNameOwner(string clientName, Plan plan)
    {
        var groups = plan.Groups.Select(g => g.Name).ToList();
        var roots = groups.Where(g => g.IndexOf('.') < 0).ToList();
        return roots.Where(g => Naming.Pascal(g) == clientName).Select(g => $"its own property for the group '{g}'")
            .Concat(roots.Where(g => Naming.Camel(g).TrimStart('@') == clientName).Select(g => $"its own field for the group '{g}'"))
            .Concat(groups.Where(g => ClassNames.ForGroup(g).Contains(clientName)).Select(ClassNameOwners.Group))
            .Concat(plan.Files.SelectMany(f => f.Methods).Where(m => ClassNames.ForMethod(m).Contains(clientName)).Select(ClassNameOwners.Method))
            .FirstOrDefault();
    }
}

/// <summary>The reason why nothing is generated.</summary>
/// <param name="Id">The ID of the diagnostic.</param>
/// <param name="Message">The message of the diagnostic.</param>
internal sealed record PlanFailure(string Id, string Message);
