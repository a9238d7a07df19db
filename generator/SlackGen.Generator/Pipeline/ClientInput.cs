using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Pipeline;

/// <summary>The input of the emitter of the client class: everything that its text depends on.</summary>
/// <param name="Target">The class that the user wrote.</param>
/// <param name="Groups">The groups with a sub-client.</param>
/// <param name="OwnMethods">The packed facts of the methods that the project itself declares or extends.</param>
/// <param name="Changed">The shared types that the project changes.</param>
internal sealed record ClientInput(ClientTarget Target, EquatableArray<GroupPlan> Groups, string OwnMethods, EquatableArray<string> Changed)
{
    /// <summary>Creates the input; null without a client or a plan.</summary>
    public static ClientInput? Create(Plan? plan, ClientTarget? target, string ownMethods) =>
        plan is null || target is null ? null : new ClientInput(target, plan.Groups, ownMethods, plan.Changed);
}
