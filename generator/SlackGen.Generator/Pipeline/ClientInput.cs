using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Pipeline;

/// <summary>All that the client class depends on.</summary>
/// <param name="Target">The user's half of it.</param>
/// <param name="Groups">The groups with a sub-client.</param>
/// <param name="OwnMethods">The methods of the user's own files, which the runtime does not know.</param>
internal sealed record ClientInput(ClientTarget Target, EquatableArray<GroupPlan> Groups, EquatableArray<string> OwnMethods)
{
    public static ClientInput? Of(Plan? plan, ClientTarget? target) => plan is null || target is null ? null : new ClientInput(target, plan.Groups, plan.OwnMethods);
}
