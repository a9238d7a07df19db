using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Testing.Tests;

/// <summary>Replies and faults of a stub that apply to some requests only, or later.</summary>
public sealed class ConditionTests : FakePerTest
{
    private readonly FakeTimeProvider clock = new();

    protected override Task<FakeSlack> StartFakeAsync() => TestManifest.StartAsync(o => (o.AllowUndocumented, o.TimeProvider) = (true, clock));

    [Test]
    public async Task A_reply_with_a_condition_applies_to_requests_that_meet_it()
    {
        Slack.On("zoo.add").When(r => (string?)r.Arguments["name"] == "x").Reply(new { who = "x" });
        Slack.On("zoo.add").Reply(new { who = "any" });
        Assert.That(await WhoAsync("x", "y", "x"), Is.EqualTo(["x", "any", "x"]));
    }

    [Test]
    public async Task Without_another_reply_other_requests_receive_a_sample()
    {
        Slack.On("zoo.add").When(r => (string?)r.Arguments["name"] == "x").Reply(new { who = "x" });
        Assert.That(await WhoAsync("x", "y"), Is.EqualTo(["x", null]));
    }

    [Test]
    public async Task A_reply_with_a_condition_precedes_one_with_a_number_of_times()
    {
        Slack.On("zoo.add").Reply(new { who = "once" }, times: 1).When(r => (string?)r.Arguments["name"] == "x").Reply(new { who = "x" }, times: 1);
        Assert.That(await WhoAsync("x", "x", "x"), Is.EqualTo(["x", "once", null]));
    }

    [Test]
    public async Task Of_two_conditions_that_are_met_the_last_one_wins()
    {
        Slack.On("zoo.add").When(_ => true).Reply(new { who = "first" });
        Slack.On("zoo.add").When(r => (string?)r.Arguments["name"] == "x").Reply(new { who = "last" });
        Assert.That(await WhoAsync("x", "y"), Is.EqualTo(["last", "first"]));
    }

    [Test]
    public async Task A_second_condition_is_added_to_the_first()
    {
        Slack.On("zoo.add")
            .When(r => ((string?)r.Arguments["name"])!.StartsWith('x'))
            .When(r => ((string?)r.Arguments["name"])!.EndsWith('y'))
            .Reply(new { who = "both" });
        Assert.That(await WhoAsync("xy", "xx", "yy"), Is.EqualTo(["both", null, null]));
    }

    [Test]
    public async Task A_sequence_belongs_to_its_condition()
    {
        Slack.On("zoo.add").When(r => (string?)r.Arguments["name"] == "x").Reply(new { who = "1" }, times: 1).Reply(new { who = "2" });
        Assert.That(await WhoAsync("y", "x", "y", "x", "x"), Is.EqualTo([null, "1", null, "2", "2"]));
    }

    [Test]
    public async Task A_group_responds_where_the_condition_of_a_method_is_not_met()
    {
        Slack.On("zoo.*").Reply(new { who = "group" });
        Slack.On("zoo.add").When(r => (string?)r.Arguments["name"] == "x").Reply(new { who = "x" });
        Assert.That(await WhoAsync("x", "y"), Is.EqualTo(["x", "group"]));
    }

    [Test]
    public async Task A_fault_with_a_condition_affects_requests_that_meet_it_and_is_recorded()
    {
        Slack.On("zoo.add").When(r => (string?)r.Arguments["name"] == "x").Fault(Fault.Status(503), times: 1);
        Assert.That(await StatusAsync("y"), Is.EqualTo(200));
        Assert.That(await StatusAsync("x"), Is.EqualTo(503));
        Assert.That(await StatusAsync("x"), Is.EqualTo(200));
        Assert.That(Slack.Requests.Select(r => r.Fault), Is.EqualTo([null, "503 Service Unavailable", null]));
    }

    [Test]
    public async Task An_exception_of_a_condition_is_shown()
    {
        Slack.On("zoo.add").When(_ => throw new InvalidOperationException("condition of a reply")).Reply(new { });
        Assert.That(await TextAsync("x"), Does.StartWith("500 System.InvalidOperationException: condition of a reply"));
        Slack.Clear();
        Slack.On("zoo.add").When(_ => throw new InvalidOperationException("condition of a fault")).Fault(Fault.Hang);
        Assert.That(await TextAsync("x"), Does.StartWith("500 System.InvalidOperationException: condition of a fault"));
    }

    [Test]
    public async Task A_refusal_stays_if_the_condition_of_a_fault_throws()
    {
        Slack.On("zoo.add").When(_ => throw new InvalidOperationException("condition of a fault")).Fault(Fault.Hang);
        using var unknown = new Caller(Slack, "xoxb-unknown");
        Assert.That((await unknown.PostAsync("zoo.add", "{}")).Error(), Is.EqualTo("invalid_auth"));
        Assert.That(Slack.Requests.Single().Fault, Is.Null);
    }

    [Test]
    public async Task Of_two_faults_for_all_further_requests_the_second_replaces_the_first()
    {
        Slack.On("zoo.add").Fault(Fault.Status(503)).Fault(Fault.Status(500), times: 1).Fault(Fault.Status(504));
        Assert.That((await StatusAsync("x"), await StatusAsync("x"), await StatusAsync("x")), Is.EqualTo((500, 504, 504)));
    }

    [Test]
    public async Task A_fault_for_all_further_requests_leaves_those_with_a_condition_or_a_probability()
    {
        Slack.On("zoo.add").Fault(Fault.Status(501), probability: 0.5).Fault(Fault.Status(503));
        Slack.On("zoo.add").When(r => (string?)r.Arguments["name"] == "x").Fault(Fault.Status(502));
        Slack.On("zoo.add").Fault(Fault.Status(504));
        var statuses = new List<int>();
        for (var i = 0; i < 40; i++)
        {
            statuses.Add(await StatusAsync("y"));
        }

        Assert.That(statuses.Distinct(), Is.EquivalentTo([501, 504]));
        Assert.That(await StatusAsync("x"), Is.EqualTo(502));
    }

    [Test]
    public async Task Of_two_faults_whose_conditions_are_met_the_first_one_wins()
    {
        Slack.On("zoo.add").When(_ => true).Fault(Fault.Status(503));
        Slack.On("zoo.add").When(_ => true).Fault(Fault.Status(504));
        Assert.That(await StatusAsync("x"), Is.EqualTo(503));
    }

    [Test]
    public async Task Of_replies_with_a_condition_those_with_a_number_of_times_come_first_in_their_order()
    {
        Slack.On("zoo.add").When(_ => true).Reply(new { who = "once" }, times: 1).Reply(new { who = "twice" }, times: 1);
        Slack.On("zoo.add").When(_ => true).Reply(new { who = "always" });
        Assert.That(await WhoAsync("x", "x", "x"), Is.EqualTo(["once", "twice", "always"]));
    }

    [Test]
    public async Task A_condition_may_use_the_fake()
    {
        Slack.On("zoo.add").When(_ => Task.Run(() => Slack.On("zoo.add").Reply(new { who = "added" }, times: 1)).Wait(TimeSpan.FromSeconds(20))).Reply(new { who = "x" }, times: 1);
        Assert.That(await WhoAsync("x", "x"), Is.EqualTo(["x", "added"]));
    }

    [Test]
    public async Task Simultaneous_requests_use_a_reply_as_often_as_its_times()
    {
        Slack.On("zoo.add").When(_ => true).Reply(new { who = "limited" }, times: 10).Reply(new { who = "lasting" });
        var who = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => WhoAsync("x")));
        Assert.That(who.Count(w => w[0] == "limited"), Is.EqualTo(10));
    }

    [Test]
    public async Task Clearing_removes_replies_with_conditions()
    {
        Slack.On("zoo.add").When(_ => true).Reply(new { who = "x" }).Fault(Fault.Status(500));
        Slack.On("zoo.add").Clear();
        Assert.That(await WhoAsync("x"), Is.EqualTo(new string?[] { null }));
    }

    [Test]
    public async Task A_delay_passes_on_the_clock_of_the_fake()
    {
        Slack.On("zoo.add").Delay(TimeSpan.FromHours(1)).Reply(new { who = "late" }, times: 1).Reply(new { who = "later" });
        Slack.On("zoo.list").Reply(new { });
        var who = WhoAsync("x");
        await Slack.WaitForRequestsAsync("zoo.add");
        await Caller.PostAsync("zoo.list", "{}");
        Assert.That(who.IsCompleted, Is.False);
        await AdvanceUntilAsync(TimeSpan.FromHours(1), who);
        Assert.That(await who, Is.EqualTo(["late"]));
    }

    [Test]
    public async Task A_fault_is_delayed_too_and_spoils_a_delayed_response_after_its_delay()
    {
        Slack.On("zoo.add").Delay(TimeSpan.FromHours(1)).Fault(Fault.Status(503), times: 1);
        var status = StatusAsync("x");
        await Slack.WaitForRequestsAsync("zoo.add");
        Assert.That(status.IsCompleted, Is.False);
        await AdvanceUntilAsync(TimeSpan.FromHours(1), status);
        Assert.That(await status, Is.EqualTo(503));

        Slack.On("zoo.add").Delay(TimeSpan.FromHours(1)).Reply(new { who = "late" }).Fault(Fault.Gzip);
        var started = clock.GetUtcNow();
        var compressed = StatusAsync("x");
        await AdvanceUntilAsync(TimeSpan.FromMinutes(61), compressed);
        Assert.That(await compressed, Is.EqualTo(200));
        Assert.That(clock.GetUtcNow() - started, Is.GreaterThanOrEqualTo(TimeSpan.FromHours(1)));
    }

    [Test]
    public async Task A_delayed_response_ends_with_the_fake()
    {
        Slack.On("zoo.add").Delay(TimeSpan.FromDays(1)).Reply(new { });
        var call = StatusAsync("x");
        await Slack.WaitForRequestsAsync("zoo.add");
        await Slack.DisposeAsync();
        Assert.That(() => call.WaitAsync(TimeSpan.FromSeconds(20)), Throws.InstanceOf<HttpRequestException>());
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(25 * 86_400)]
    public void A_delay_is_positive_and_below_the_limit_of_timers(int seconds) =>
        Assert.That(() => Slack.On("zoo.add").Delay(TimeSpan.FromSeconds(seconds)), Throws.InstanceOf<ArgumentOutOfRangeException>());

    // The timer may start after the advance, so the clock is advanced until the call has ended.
    private async Task AdvanceUntilAsync(TimeSpan time, Task ended)
    {
        var limit = Task.Delay(TimeSpan.FromSeconds(20));
        do
        {
            clock.Advance(time);
            await Task.WhenAny(ended, limit, Task.Delay(5));
        }
        while (!ended.IsCompleted && !limit.IsCompleted);
    }

    private async Task<string?[]> WhoAsync(params string[] names)
    {
        var who = new List<string?>();
        foreach (var name in names)
        {
            who.Add((string?)(await Caller.PostAsync("zoo.add", $$"""{"name":"{{name}}"}"""))["who"]);
        }

        return [.. who];
    }

    private async Task<int> StatusAsync(string name) => int.Parse((await TextAsync(name))[..3], System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string> TextAsync(string name)
    {
        using var http = new HttpClient { BaseAddress = Slack.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", FakeSlack.DefaultToken);
        using var content = new StringContent($$"""{"name":"{{name}}"}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("zoo.add", content);
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }
}
