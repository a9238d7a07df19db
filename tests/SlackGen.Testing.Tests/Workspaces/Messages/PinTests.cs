namespace SlackGen.Testing.Tests;

public sealed class PinTests : MessageTests
{
    [Test]
    public async Task A_pinned_message_is_listed_and_marked()
    {
        var first = await PostAsync("one");
        var second = await PostAsync("two");
        await SucceedAsync("pins.add", new { channel = Lab, timestamp = first }, FakeSlack.UserToken);
        await SucceedAsync("pins.add", new { channel = Lab, timestamp = second });

        var pins = await SucceedAsync("pins.list", new { channel = Lab });
        Assert.Multiple(() =>
        {
            Assert.That(pins["items"]!.AsArray().Select(i => (string?)i!["message"]!["ts"]), Is.EqualTo(new[] { second, first }));
            Assert.That((string?)pins["items"]![1]!["created_by"], Is.EqualTo(Person));
            Assert.That((long)pins["items"]![0]!["created"]!, Is.EqualTo(Clock.GetUtcNow().ToUnixTimeSeconds()));
            Assert.That((string?)pins["items"]![0]!["message"]!["permalink"], Does.Contain("/archives/C0LAB/p"));
            Assert.That((int)pins["count"]!, Is.EqualTo(2));
        });
        Assert.That(Text((await HistoryAsync())[0]["pinned_to"]), Is.EqualTo($"""["{Lab}"]"""));
        Assert.That((int)(await SucceedAsync("conversations.history", new { channel = Lab }))["pin_count"]!, Is.EqualTo(2));
    }

    [Test]
    public async Task Events_count_the_pins()
    {
        var ts = await PostAsync("text");
        await SucceedAsync("pins.add", new { channel = Lab, timestamp = ts }, FakeSlack.UserToken);
        await SucceedAsync("pins.remove", new { channel = Lab, timestamp = ts });

        var (added, removed) = (Raised("pin_added").Single(), Raised("pin_removed").Single());
        Assert.Multiple(() =>
        {
            Assert.That((string?)added["user"], Is.EqualTo(Person));
            Assert.That((string?)added["channel_id"], Is.EqualTo(Lab));
            Assert.That((string?)added["item_user"], Is.EqualTo(Bot));
            Assert.That((string?)added["pin_count"], Is.EqualTo("1"));
            Assert.That((string?)added["item"]!["message"]!["ts"], Is.EqualTo(ts));
            Assert.That((string?)added["pinned_info"]!["pinned_by"], Is.EqualTo(Person));
            Assert.That((string?)removed["user"], Is.EqualTo(Bot));
            Assert.That((string?)removed["pin_count"], Is.EqualTo("0"));
            Assert.That((bool)removed["has_pins"]!, Is.False);
        });
        Assert.That((await HistoryAsync())[0]["pinned_to"], Is.Null);
    }

    [Test]
    public async Task Refusals_have_their_codes()
    {
        var ts = await PostAsync("text");
        await SucceedAsync("pins.add", new { channel = Lab, timestamp = ts });
        Assert.That(await FailAsync("pins.add", new { channel = Lab, timestamp = ts }), Is.EqualTo("already_pinned"));
        Assert.That(await FailAsync("pins.add", new { channel = Lab, timestamp = "1.000001" }), Is.EqualTo("message_not_found"));
        Assert.That(await FailAsync("pins.add", new { channel = Lab, timestamp = "then" }), Is.EqualTo("bad_timestamp"));
        Assert.That(await FailAsync("pins.add", new { channel = Lab, timestamp = AddNotice() }), Is.EqualTo("not_pinnable"));
        Assert.That(await FailAsync("pins.add", new { channel = Hall, timestamp = ts }), Is.EqualTo("not_in_channel"));
        Assert.That(await FailAsync("pins.add", new { channel = "C0NOWHERE", timestamp = ts }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("pins.remove", new { channel = Lab, timestamp = await PostAsync("other") }), Is.EqualTo("no_pin"));
        Assert.That(await FailAsync("pins.remove", new { channel = Lab, timestamp = "1.000001" }), Is.EqualTo("message_not_found"));
        Assert.That(await FailAsync("pins.remove", new { channel = Hall, timestamp = ts }), Is.EqualTo("restricted_action"));
        Assert.That(await FailAsync("pins.list", new { channel = Hall }), Is.EqualTo("restricted_action"));
        Assert.That(await FailAsync("pins.list", new { channel = Vault }), Is.EqualTo("channel_not_found"));
    }

    [Test]
    public async Task A_channel_has_100_pins()
    {
        for (var i = 0; i < PinBook.MaxPerChannel; i++)
        {
            await SucceedAsync("pins.add", new { channel = Lab, timestamp = await PostAsync($"{i}") });
        }

        Assert.That(await FailAsync("pins.add", new { channel = Lab, timestamp = await PostAsync("more") }), Is.EqualTo("too_many_pins"));
    }

    [Test]
    public async Task Nothing_is_pinned_in_an_archived_channel()
    {
        var timestamp = await PostAsync("hello");
        Archive(Lab);
        Assert.That(await FailAsync("pins.add", new { channel = Lab, timestamp }), Is.EqualTo("restricted_action"));
    }
}
