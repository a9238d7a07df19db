using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Testing.Tests;

public sealed class WorkspaceStartTests : WorkspaceTests
{
    [Test]
    public async Task Messages_that_were_added_before_the_start_are_not_in_the_future_of_the_clock()
    {
        var built = new Workspace();
        built.AddUser("stantz", id: "U0RAY");
        built.AddChannel("roof", ["U0RAY"]);
        built.AddMessage("roof", "stantz", "old", DateTimeOffset.UnixEpoch);
        var parent = built.AddMessage("roof", "stantz", "one");
        built.AddMessage("roof", "stantz", "reply", threadTs: parent.Ts);
        built.AddMessage("roof", "stantz", "two");
        var clock = new FakeTimeProvider(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var fake = await FakeSlack.StartAsync(o => (o.Workspace, o.TimeProvider) = (built, clock));
        var late = built.AddMessage("roof", "stantz", "three");

        var messages = built.Channel("roof").Messages;
        Assert.That(messages.Select(m => m.Text), Is.EqualTo(new[] { "old", "one", "reply", "two", "three" }));
        Assert.That(messages[0].Ts, Is.EqualTo("0000000000.000000"));
        Assert.That(messages.Skip(1).Select(m => m.Ts), Has.All.StartsWith("1577836800."));
        Assert.That((string?)messages[2].Json["thread_ts"], Is.EqualTo(messages[1].Ts));
        Assert.That((int)messages[1].Json["reply_count"]!, Is.EqualTo(1));
        Assert.That(messages[^1].Ts, Is.EqualTo(late.Ts));
    }

    [Test]
    public async Task A_fake_that_does_not_start_leaves_the_workspace_for_another_one()
    {
        var built = Workspace.Sample();
        var taken = Slack.BaseAddress.Port;
        Assert.That(async () => await FakeSlack.StartAsync(o => (o.Workspace, o.Port) = (built, taken)), Throws.InstanceOf<IOException>());
        Assert.That(
            async () => await FakeSlack.StartAsync(o =>
            {
                o.Workspace = built;
                o.App.UserId = "U0BUILD";
            }),
            Throws.InvalidOperationException);
        await using var fake = await FakeSlack.StartAsync(o => o.Workspace = built);
        Assert.That(built.Users, Has.Count.EqualTo(10));
        Assert.That(async () => await FakeSlack.StartAsync(o => o.Workspace = built), Throws.InvalidOperationException.With.Message.Contains("one fake"));
    }

    [Test]
    public void Another_name_of_the_workspace_is_an_event()
    {
        Workspace.Name = "Ghostbusters";
        Assert.That(Raised("team_rename"), Is.Empty);
        Workspace.Name = "Firehouse";
        Assert.That((string?)Raised("team_rename").Single()["name"], Is.EqualTo("Firehouse"));
    }

    [Test]
    public void Events_of_a_change_that_fails_are_not_those_of_the_next_one()
    {
        Assert.That(
            () => Workspace.Change<int>(() =>
            {
                Workspace.State.Raise(new JsonObject { ["type"] = "emoji_changed" });
                throw new InvalidOperationException();
            }),
            Throws.InvalidOperationException);
        Assert.That(Raised("emoji_changed"), Has.Count.EqualTo(1));
        Assert.That(Workspace.State.TakeRaised(), Is.Empty);
    }

    [Test]
    public void A_timestamp_is_that_of_the_moment_wherever_it_is()
    {
        var moment = new DateTimeOffset(2026, 2, 2, 11, 0, 0, TimeSpan.FromHours(2));
        Assert.That(WorkspaceState.ToTimestamp(moment), Is.EqualTo(FormattableString.Invariant($"{moment.ToUnixTimeSeconds()}.000000")));
        Assert.That(Workspace.AddMessage("C1", "U1", "x", moment.AddHours(-1)).Ts, Is.EqualTo(FormattableString.Invariant($"{moment.AddHours(-1).ToUnixTimeSeconds()}.000000")));
    }
}
