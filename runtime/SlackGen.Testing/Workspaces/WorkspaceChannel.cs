using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A conversation of the workspace. Its properties are read when they are asked for.</summary>
public sealed class WorkspaceChannel
{
    private readonly WorkspaceState state;
    private readonly ChannelEntity channel;

    internal WorkspaceChannel(WorkspaceState state, ChannelEntity channel) => (this.state, this.channel) = (state, channel);

    /// <summary>Gets the ID, <c>C0FAKECHAN</c>.</summary>
    public string Id => channel.Id;

    /// <summary>Gets the kind.</summary>
    public WorkspaceChannelKind Kind => channel.Kind;

    /// <summary>Gets the name without <c>#</c>; empty for direct messages.</summary>
    public string Name => Read(() => channel.Name);

    /// <summary>Gets whether the channel is archived.</summary>
    public bool IsArchived => Read(() => channel.IsArchived);

    /// <summary>Gets the topic; empty if there is none.</summary>
    public string Topic => Read(() => channel.Topic.Value);

    /// <summary>Gets the description; empty if there is none.</summary>
    public string Purpose => Read(() => channel.Purpose.Value);

    /// <summary>Gets the IDs of the members, in the order in which they joined.</summary>
    public IReadOnlyList<string> Members => Read<IReadOnlyList<string>>(() => [.. channel.Members]);

    /// <summary>Gets the messages and replies that every member sees, oldest first.</summary>
    public IReadOnlyList<WorkspaceMessage> Messages => Read<IReadOnlyList<WorkspaceMessage>>(
        () => [.. channel.Messages.Values.Select(m => new WorkspaceMessage(channel.Id, MessageJson.Create(state, channel, m), isEphemeral: false))]);

    /// <summary>Returns the name, or the ID of a direct message.</summary>
    public override string ToString() => Name is { Length: > 0 } name ? "#" + name : Id;

    internal ChannelEntity Entity => channel;

    private T Read<T>(Func<T> read)
    {
        lock (state.Gate)
        {
            return read();
        }
    }
}
