using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Pipeline;

/// <summary>All that the client class depends on.</summary>
/// <param name="Target">The user's half of it.</param>
/// <param name="Groups">The groups with a sub-client.</param>
internal sealed record ClientInput(ClientTarget Target, EquatableArray<GroupPlan> Groups)
{
    public static ClientInput? Of(Plan? plan, ClientTarget? target) => plan is null || target is null ? null : new ClientInput(target, plan.Groups);
}
