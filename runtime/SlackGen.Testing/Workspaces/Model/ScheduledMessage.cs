namespace SlackGen.Testing;

/// <summary>A message that is to be posted later.</summary>
/// <param name="Id">The ID, which begins with Q.</param>
/// <param name="Channel">The channel.</param>
/// <param name="PostAt">The time of posting, in whole seconds.</param>
/// <param name="Created">The Unix time of scheduling.</param>
/// <param name="Draft">The message.</param>
internal sealed record ScheduledMessage(string Id, ChannelEntity Channel, DateTimeOffset PostAt, long Created, MessageDraft Draft)
{
    /// <summary>
    /// Posts the message. Slack drops a message whose author may no longer post when it is due, and documents that it does not post one with metadata.
    /// </summary>
    public void Post(WorkspaceState state)
    {
        if (Draft.MayPostTo(Channel) && !Draft.Extra.ContainsKey(MessageMetadata.Field))
        {
            MessagePosting.Post(state, Channel, Draft.ToMessage(state.NextTimestamp()));
        }
    }
}
