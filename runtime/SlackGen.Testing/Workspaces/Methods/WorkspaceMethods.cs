using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The table of the methods that a workspace implements. Every family is a list of its own.</summary>
internal static class WorkspaceMethods
{
    public static FrozenDictionary<string, WorkspaceMethod> All { get; } =
        ConversationMethods.All
            .Concat(ConversationListMethods.All)
            .Concat(DirectMessageMethods.All)
            .Concat(MembershipMethods.All)
            .Concat(UserMethods.All)
            .Concat(ProfileMethods.All)
            .Concat(TeamMethods.All)
            .Concat(UsergroupMethods.All)
            .Concat(DndMethods.All)
            .Concat(HistoryMethods.All)
            .Concat(ChatMethods.All)
            .Concat(ChatEditMethods.All)
            .Concat(UnfurlMethods.All)
            .Concat(ScheduleMethods.All)
            .Concat(StreamMethods.All)
            .Concat(ReactionMethods.All)
            .Concat(PinMethods.All)
            .Concat(StarMethods.All)
            .Concat(SearchMethods.All)
            .Concat(BookmarkMethods.All)
            .Concat(ReminderMethods.All)
            .Concat(FileMethods.All)
            .Concat(CanvasMethods.All)
            .Concat(CallMethods.All)
            .Concat(ViewMethods.All)
            .Concat(FunctionMethods.All)
            .ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);

    /// <summary>Runs a call. The caller holds the gate of the state, and publishes the events that the call raises.</summary>
    /// <returns>The fields of the response, or the refusal.</returns>
    public static (JsonObject? Response, Refusal? Refusal) Invoke(WorkspaceCall call)
    {
        try
        {
            return (All[call.Method].Invoke(call), null);
        }
        catch (WorkspaceErrorException e)
        {
            return (null, e.Refusal);
        }
    }
}
