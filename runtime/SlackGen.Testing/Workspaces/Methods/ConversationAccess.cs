namespace SlackGen.Testing;

/// <summary>Finds the conversation that a call of <c>conversations.*</c> names, and refuses what the caller may not do with it.</summary>
internal static class ConversationAccess
{
    public const string WrongType = "method_not_supported_for_channel_type";
    public const string IsArchived = "is_archived";
    public const string NotInChannel = "not_in_channel";
    public const string NotFound = "channel_not_found";

    /// <summary>Returns the channel that the argument <c>channel</c> names.</summary>
    /// <exception cref="WorkspaceErrorException">
    /// <c>channel_not_found</c>, or <c>method_not_supported_for_channel_type</c> if it is a direct message.
    /// </exception>
    public static ChannelEntity FindChannelNotDirect(this WorkspaceCall call)
    {
        var channel = call.Channel();
        return channel.IsDirect ? throw new WorkspaceErrorException(WrongType) : channel;
    }

    /// <exception cref="WorkspaceErrorException">The channel is archived.</exception>
    public static void RequireActive(this ChannelEntity channel) => Require(!channel.IsArchived, IsArchived);

    /// <exception cref="WorkspaceErrorException">The caller is not a member.</exception>
    public static void RequireMember(this WorkspaceCall call, ChannelEntity channel) => Require(channel.HasMember(call.Actor.Id), NotInChannel);

    /// <exception cref="WorkspaceErrorException">The condition does not hold.</exception>
    public static void Require(bool condition, string error)
    {
        if (!condition)
        {
            throw new WorkspaceErrorException(error);
        }
    }
}
