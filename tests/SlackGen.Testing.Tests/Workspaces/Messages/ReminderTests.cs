using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class ReminderTests : MessageTests
{
    // The clock stands at Monday, 2 February 2026, 9:00 UTC.
    [TestCase("20", "2026-02-02T09:00:20Z")]
    [TestCase("1770112800", "2026-02-03T10:00:00Z")]
    [TestCase("in 5 minutes", "2026-02-02T09:05:00Z")]
    [TestCase("in 2 weeks", "2026-02-16T09:00:00Z")]
    [TestCase("tomorrow", "2026-02-03T09:00:00Z")]
    [TestCase("tomorrow at 8am", "2026-02-03T08:00:00Z")]
    [TestCase("at 3:30pm", "2026-02-02T15:30:00Z")]
    [TestCase("at 8am", "2026-02-03T08:00:00Z")]
    [TestCase("at 12am", "2026-02-03T00:00:00Z")]
    [TestCase("on Tuesday", "2026-02-03T09:00:00Z")]
    [TestCase("Monday at 17:15", "2026-02-09T17:15:00Z")]
    [TestCase("next week", "2026-02-09T09:00:00Z")]
    public async Task A_time_in_numbers_or_words_is_understood(string time, string expected)
    {
        var reminder = await AddAsync(time);

        Assert.That(DateTimeOffset.FromUnixTimeSeconds((long)reminder["time"]!), Is.EqualTo(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That((bool)reminder["recurring"]!, Is.False);
        Assert.That((long)reminder["complete_ts"]!, Is.Zero);
    }

    [Test]
    public async Task Words_are_understood_in_the_time_zone_of_the_user()
    {
        Workspace.User(Person).Entity.TimeZone = "America/New_York";
        Assert.That((long)(await AddAsync("tomorrow"))["time"]!, Is.EqualTo(new DateTimeOffset(2026, 2, 3, 14, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds()));
    }

    [TestCase("every Thursday", """{"frequency":"weekly","weekdays":["thursday"]}""")]
    [TestCase("every day at 7am", """{"frequency":"daily"}""")]
    public async Task Every_makes_a_reminder_repeat(string time, string recurrence)
    {
        var reminder = await AddAsync(time);

        Assert.That((bool)reminder["recurring"]!, Is.True);
        Assert.That(Text(reminder["recurrence"]), Is.EqualTo(recurrence));
        Assert.That(reminder["time"], Is.Null);
        Assert.That(
            await FailAsync("reminders.complete", new { reminder = (string?)reminder["id"] }, FakeSlack.UserToken),
            Is.EqualTo("cannot_complete_recurring"));
    }

    [TestCase("soon")]
    [TestCase("0")]
    [TestCase("86401")]
    [TestCase("1577836800")]
    [TestCase("99999999999999")]
    [TestCase("at 25:00")]
    [TestCase("at 13pm")]
    [TestCase("in 0 minutes")]
    [TestCase("in 9999 weeks")]
    [TestCase("on Blursday")]
    public async Task Other_times_cannot_be_parsed(string time) =>
        Assert.That(await FailAsync("reminders.add", new { text = "call", time }, FakeSlack.UserToken), Is.EqualTo("cannot_parse"));

    [Test]
    public async Task A_reminder_is_completed_and_deleted()
    {
        var id = (string?)(await AddAsync("tomorrow"))["id"];
        await SucceedAsync("reminders.complete", new { reminder = id }, FakeSlack.UserToken);

        var info = (await SucceedAsync("reminders.info", new { reminder = id }, FakeSlack.UserToken))["reminder"]!;
        Assert.That((long)info["complete_ts"]!, Is.EqualTo(Clock.GetUtcNow().ToUnixTimeSeconds()));
        Assert.That(await ListAsync(FakeSlack.UserToken), Has.Count.EqualTo(1));
        Assert.That(await ListAsync(TokenOf("U2")), Is.Empty);

        await SucceedAsync("reminders.delete", new { reminder = id }, FakeSlack.UserToken);
        Assert.That(await FailAsync("reminders.info", new { reminder = id }, FakeSlack.UserToken), Is.EqualTo("not_found"));
    }

    [Test]
    public async Task Reminders_belong_to_their_user()
    {
        var id = (string?)(await AddAsync("tomorrow"))["id"];
        Assert.That(await FailAsync("reminders.complete", new { reminder = id }, TokenOf("U2")), Is.EqualTo("cannot_complete_others"));
        Assert.That(await FailAsync("reminders.complete", new { reminder = "Rm0" }, TokenOf("U2")), Is.EqualTo("not_found"));
        Assert.That(await FailAsync("reminders.delete", new { reminder = id }, TokenOf("U2")), Is.EqualTo("not_found"));
        Assert.That(await FailAsync("reminders.info", new { reminder = id }, TokenOf("U2")), Is.EqualTo("not_found"));
    }

    [TestCase("U2", null, "cannot_add_others")]
    [TestCase("U2", """{"frequency":"daily"}""", "cannot_add_others_recurring")]
    [TestCase("U0FAKEBOT", null, "cannot_add_bot")]
    [TestCase("USLACKBOT", null, "cannot_add_slackbot")]
    [TestCase("U0NOBODY", null, "user_not_found")]
    public async Task Nobody_is_reminded_by_others(string user, string? recurrence, string error) =>
        Assert.That(await FailAsync("reminders.add", new { text = "call", time = "tomorrow", user, recurrence }, FakeSlack.UserToken), Is.EqualTo(error));

    private async Task<JsonNode> AddAsync(string time) =>
        (await SucceedAsync("reminders.add", new { text = "call", time }, FakeSlack.UserToken))["reminder"]!;

    private async Task<JsonArray> ListAsync(string token) => (await SucceedAsync("reminders.list", token: token))["reminders"]!.AsArray();
}
