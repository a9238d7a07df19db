namespace SlackGen.Testing.Tests;

public sealed class StarTests : MessageTests
{
    [Test]
    public async Task Stars_are_listed_for_their_user_only()
    {
        var ts = await PostAsync("text");
        await SucceedAsync("stars.add", new { channel = Lab, timestamp = ts }, FakeSlack.UserToken);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await SucceedAsync("stars.add", new { channel = Hall }, FakeSlack.UserToken);

        var stars = await SucceedAsync("stars.list", token: FakeSlack.UserToken);
        Assert.Multiple(() =>
        {
            Assert.That(stars["items"]!.AsArray().Select(i => (string?)i!["type"]), Is.EqualTo(new[] { "channel", "message" }));
            Assert.That((string?)stars["items"]![1]!["message"]!["ts"], Is.EqualTo(ts));
            Assert.That((bool)stars["items"]![1]!["message"]!["is_starred"]!, Is.True);
            Assert.That((int)stars["paging"]!["total"]!, Is.EqualTo(2));
        });
        Assert.That((await SucceedAsync("stars.list", token: TokenOf("U2")))["items"]!.AsArray(), Is.Empty);
        Assert.That((bool)(await HistoryAsync())[0]["is_starred"]!, Is.True);
        Assert.That((await HistoryAsync(token: TokenOf("U2")))[0]["is_starred"], Is.Null);
    }

    [Test]
    public async Task Events_have_the_item()
    {
        var ts = await PostAsync("text");
        await SucceedAsync("stars.add", new { channel = Lab, timestamp = ts }, FakeSlack.UserToken);
        await SucceedAsync("stars.remove", new { channel = Lab, timestamp = ts }, FakeSlack.UserToken);

        Assert.That((string?)Raised("star_added").Single()["item"]!["message"]!["ts"], Is.EqualTo(ts));
        Assert.That((string?)Raised("star_removed").Single()["user"], Is.EqualTo(Person));
        Assert.That((await SucceedAsync("stars.list", token: FakeSlack.UserToken))["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Refusals_have_their_codes()
    {
        var ts = await PostAsync("text");
        await SucceedAsync("stars.add", new { channel = Lab, timestamp = ts }, FakeSlack.UserToken);
        Assert.That(await FailAsync("stars.add", new { channel = Lab, timestamp = ts }, FakeSlack.UserToken), Is.EqualTo("already_starred"));
        Assert.That(await FailAsync("stars.add", new { channel = Lab, timestamp = "1.000001" }, FakeSlack.UserToken), Is.EqualTo("message_not_found"));
        Assert.That(await FailAsync("stars.add", new { channel = "C0NOWHERE" }, FakeSlack.UserToken), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("stars.add", new { file = "F1" }, FakeSlack.UserToken), Is.EqualTo("file_not_found"));
        Assert.That(await FailAsync("stars.remove", new { channel = Hall }, FakeSlack.UserToken), Is.EqualTo("not_starred"));
    }
}
