using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Pipeline;

/// <summary>All that the client class depends on.</summary>
/// <param name="Target">The user's half of it.</param>
/// <param name="Groups">The groups with a sub-client.</param>
/// <param name="OwnMethods">The facts of the methods that the project itself declares or extends, packed.</param>
/// <param name="Changed">The shared types that the project changes.</param>
internal sealed record ClientInput(ClientTarget Target, EquatableArray<GroupPlan> Groups, string OwnMethods, EquatableArray<string> Changed)
{
    public static ClientInput? Of(Plan? plan, ClientTarget? target, string ownMethods) =>
        plan is null || target is null ? null : new ClientInput(target, plan.Groups, ownMethods, plan.Changed);
}
