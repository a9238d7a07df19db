namespace SlackGen.Testing.Tests;

public sealed class WorkspaceSetupTests : WorkspaceTests
{
    [Test]
    public void The_sample_has_the_app_and_the_person_of_the_options()
    {
        Assert.That(Workspace.User("U0FAKEBOT").IsBot, Is.True);
        Assert.That(Workspace.User("spengler").Id, Is.EqualTo("U0FAKEUSER"));
        Assert.That(Workspace.Channel("#general").Members, Does.Contain("U0FAKEBOT"));
    }

    [Test]
    public void A_name_that_does_not_exist_is_an_error_with_those_that_do() =>
        Assert.That(() => Workspace.Channel("generel"), Throws.ArgumentException.With.Message.Contains("general (C0FAKECHAN)"));

    [Test]
    public void A_workspace_serves_one_fake() =>
        Assert.That(async () => await FakeSlack.StartAsync(o => o.Workspace = Workspace), Throws.InvalidOperationException);

    [Test]
    public async Task The_sample_starts_with_any_limit_of_messages([Values(1, 2, 3)] int limit)
    {
        await using var small = await FakeSlack.StartAsync(o => (o.Workspace, o.MaxMessages) = (Workspace.Sample(), limit));

        Assert.That(small.Workspace!.Channel("#general").Messages, Has.Count.InRange(1, limit));
    }
}
