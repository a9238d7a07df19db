using SlackGen.Manifest;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Pipeline;

/// <summary>What is generated, or why nothing is.</summary>
/// <param name="Plan">The plan; null when there is no client, or none could be made.</param>
/// <param name="Refusal">Why there is none for a client.</param>
internal sealed record Planned(Plan? Plan, Refusal? Refusal)
{
    public static Planned Of(EquatableArray<FileSummary> files, ClientTarget? target)
    {
        if (target is null)
        {
            return new Planned(null, null);
        }

        try
        {
            var plan = Linker.Link(files, target.Patterns);
            return Owner(target.Name, plan) is { } owner
                ? new Planned(null, new Refusal(Descriptors.NotAClient, $"'{target.Name}' is the name of {owner} as well; give the client another."))
                : new Planned(plan, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An exception that left the generator would take all output with it (CS8785).
            var message = $"Nothing was generated, which is a mistake in SlackGen: {e.GetType().Name}: {e.Message}";
            return new Planned(null, new Refusal(Descriptors.Internal, message));
        }
    }

    // What else among the generated members and classes has the client's name. That no type has it is checked with the other names of types.
    private static string? Owner(string name, Plan plan)
    {
        foreach (var group in plan.Groups.Select(g => g.Name))
        {
            if (group.IndexOf('.') < 0 && Naming.Pascal(group) == name)
            {
                return $"its own property for the group '{group}'";
            }

            var pascal = Naming.Pascal(group);
            if (name == pascal + "Client" || name == pascal + "ClientExtensions" || name == pascal + "UploadShare")
            {
                return $"a class of the group '{group}'";
            }
        }

        return plan.Files
            .SelectMany(f => f.Methods)
            .Where(m => name.StartsWith(Naming.Pascal(m), StringComparison.Ordinal) && name.Substring(Naming.Pascal(m).Length) is "Request" or "Response" or "Error")
            .Select(m => $"a class of the method '{m}'")
            .FirstOrDefault();
    }
}

/// <summary>Why nothing is generated.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Message">Its message.</param>
internal sealed record Refusal(string Id, string Message);
