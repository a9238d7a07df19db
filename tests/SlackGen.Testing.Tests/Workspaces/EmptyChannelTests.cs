namespace SlackGen.Testing.Tests;

/// <summary>The base of tests in channels without the messages of the sample.</summary>
public abstract class EmptyChannelTests : WorkspaceTests
{
    [SetUp]
    public void RemoveMessages()
    {
        lock (Workspace.State.Gate)
        {
            foreach (var channel in Workspace.State.Channels.Values)
            {
                channel.Messages.Clear();
            }
        }
    }
}
