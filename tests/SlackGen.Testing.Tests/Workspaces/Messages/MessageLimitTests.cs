namespace SlackGen.Testing.Tests;

public sealed class MessageLimitTests : MessageTests
{
    [Test]
    public async Task A_thread_keeps_its_first_message_and_loses_its_oldest_replies()
    {
        Workspace.State.MaxMessages = 3;
        var ts = await PostAsync("parent");
        await PostAsync("one", ts);
        await PostAsync("between");
        await PostAsync("two", ts);
        await PostAsync("three", ts);

        Assert.That((await RepliesAsync(ts)).Select(m => (string?)m["text"]), Is.EqualTo(new[] { "parent", "two", "three" }));
        Assert.That(Workspace.Channel(Lab).Messages, Has.Count.EqualTo(3));
        await PostAsync("four");
        await PostAsync("five");
        await PostAsync("six");
        Assert.That((await HistoryAsync()).Select(m => (string?)m["text"]), Is.EqualTo(new[] { "six", "five", "four" }), "a parent goes after its last reply");
    }

    [Test]
    public async Task A_new_message_is_never_dropped()
    {
        Workspace.State.MaxMessages = 1;
        var ts = await PostAsync("parent");
        var reply = await PostAsync("reply", ts);
        Assert.That((await RepliesAsync(ts)).Select(m => (string?)m["ts"]), Is.EqualTo(new[] { ts, reply }));
        var old = Workspace.AddMessage(Lab, Person, "old", Clock.GetUtcNow().AddDays(-1));
        Assert.That(Workspace.Channel(Lab).Messages.Select(m => m.Ts), Does.Contain(old.Ts));
    }

    [Test]
    public async Task The_tombstone_of_a_thread_goes_with_its_last_reply()
    {
        Workspace.State.MaxMessages = 2;
        var ts = await PostAsync("parent");
        await PostAsync("reply", ts);
        await SucceedAsync("chat.delete", new { channel = Lab, ts });
        await PostAsync("next");
        Assert.That(Workspace.Channel(Lab).Messages.Select(m => m.Text), Is.EqualTo(new[] { "next" }));
    }

    [Test]
    public async Task A_file_is_no_longer_shared_by_a_message_that_was_dropped()
    {
        Workspace.State.MaxMessages = 1;
        await Workspace.User("U2").UploadAsync(Vault, "a.txt", new byte[] { 1 });
        var file = Workspace.State.Files.All.Single();
        Assert.That(file.Shares, Has.Count.EqualTo(1));
        await PostAsync("next", token: FakeSlack.UserToken, channel: Vault);
        Assert.That(file.Shares, Is.Empty);
        Assert.That(await FailAsync("files.info", new { file = file.Id }, FakeSlack.UserToken), Is.EqualTo("file_not_found"));
    }

    [Test]
    public async Task The_number_of_messages_is_an_option_of_its_own()
    {
        await using var fake = await FakeSlack.StartAsync(o =>
        {
            (o.MaxMessages, o.MaxRecorded) = (2, 1);
            o.Workspace = Workspace.Sample();
        });
        for (var i = 0; i < 3; i++)
        {
            fake.Workspace!.AddMessage("C1", "U1", FormattableString.Invariant($"{i}"));
        }

        Assert.That(fake.Workspace!.Channel("C1").Messages.Select(m => m.Text), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(
            async () => await FakeSlack.StartAsync(o => o.MaxMessages = 0),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
