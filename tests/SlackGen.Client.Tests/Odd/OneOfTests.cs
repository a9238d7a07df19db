namespace SlackGen.Client.Tests.Odd;

/// <summary>Arguments of which Slack takes exactly one are checked before anything is sent.</summary>
public sealed class OneOfTests : FakeSlackTests
{
    private static readonly HomeView View = new() { Blocks = [] };

    [TearDown]
    public void Nothing_was_sent() => Assert.That(Fake.Requests, Is.Empty);

    [Test]
    public void None_of_them_is_refused()
    {
        Assert.That(
            async () => await Slack.Views.OpenAsync(new() { View = View }),
            Throws.ArgumentException.With.Message.EqualTo("Exactly one of TriggerId, InteractivityPointer must be set; none is."));
    }

    [Test]
    public void Two_of_them_are_refused()
    {
        Assert.That(
            async () => await Slack.Conversations.InviteSharedAsync(new() { Channel = "C1", Emails = ["jane@example.com"], UserIds = ["U1"] }),
            Throws.ArgumentException.With.Message.EqualTo("Exactly one of Emails, UserIds must be set; 2 are."));
    }

    [Test]
    public void Every_group_is_checked()
    {
        Assert.That(
            async () => await Slack.Admin.Apps.ApproveAsync(new() { AppId = "A1", TeamId = "T1", EnterpriseId = "E1" }),
            Throws.ArgumentException.With.Message.StartsWith("At most one of TeamId, EnterpriseId may be set"));
        Assert.That(
            async () => await Slack.Admin.Apps.ApproveAsync(new() { TeamId = "T1" }),
            Throws.ArgumentException.With.Message.StartsWith("Exactly one of AppId, RequestId must be set"));
    }

    [Test]
    public void Paging_checks_them_as_well()
    {
        Assert.That(
            async () => await Slack.Admin.Apps.Requests.ListAllAsync(new() { TeamId = "T1", EnterpriseId = "E1" }).GetAsyncEnumerator().MoveNextAsync(),
            Throws.ArgumentException.With.Message.StartsWith("At most one of TeamId, EnterpriseId may be set"));
    }
}
