using System.Runtime.CompilerServices;
using SlackGen.Types;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>An app whose handlers of events overlap, from the most specific one to the one of every event.</summary>
[SlackApp]
internal sealed partial class EventsApp(Conduct conduct)
{
    [OnEvent]
    public Task Any(IEvent other) => Handle(other);

    [OnEvent]
    public Task AnyMessage(IMessageEvent message) => Handle(message);

    [OnEvent]
    public Task PlainMessage(MessageEvent message) => Handle(message);

    [OnEvent("message.im")]
    public Task DirectMessage(MessageEvent message) => Handle(message);

    [OnEvent]
    public Task Changed(MessageChangedEvent message) => Handle(message);

    [OnEvent("reaction_added", "reaction_removed")]
    public Task ReactionChanged(IEvent reaction) => Handle(reaction);

    [OnEvent]
    public Task Joined(MemberJoinedChannelEvent member) => Handle(member);

    private Task Handle(IEvent payload, [CallerMemberName] string handler = "") => conduct.HandleAsync(handler, payload, default);
}
