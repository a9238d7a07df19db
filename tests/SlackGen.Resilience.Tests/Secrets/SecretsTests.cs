using System.Collections;
using System.Net;
using System.Text;
using SlackGen.Resilience.Tests.Faults;
using SlackGen.Resilience.Tests.Support;
using SlackGen.Testing;

namespace SlackGen.Resilience.Tests.Secrets;

/// <summary>Whatever goes wrong: the token is in the header of the request, and nowhere else.</summary>
[Category("Slow")]
public sealed class SecretsTests
{
    private const string Token = "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcBrzbqgy";

    private Bench bench = null!;
    private Overheard overheard = null!;

    public static IEnumerable<TestCaseData> Cases =>
        from fault in FaultTable.All
        from call in new[] { Call.Info, Call.PostMessage }
        select new TestCaseData(fault, call).SetArgDisplayNames(fault.Name.Replace("`", "", StringComparison.Ordinal), call.Method);

    [SetUp]
    public async Task Start()
    {
        bench = await Bench.StartAsync(o => o.AddToken(Token, "users:read", "chat:write"));
        bench.Options.Token = Token;
        bench.Options.Retry.MaxRetries = 1;
        overheard = new Overheard();
    }

    [TearDown]
    public async Task Stop()
    {
        overheard.Dispose();
        await bench.DisposeAsync();
    }

    [TestCaseSource(nameof(Cases))]
    public async Task No_fault_brings_the_token_to_light(FaultCase fault, Call call)
    {
        bench.Options.AttemptTimeout = fault.AttemptTimeout;
        fault.Strike(bench, call.Method, null);
        var failure = await FailureOf(call);
        AssertNoSecretIn(failure, call);
        Assert.That(bench.Slack.Requests.Select(r => r.Token), Is.All.EqualTo(Token), "The fake must have got what is searched for.");
    }

    [Test]
    public async Task A_proxy_that_shows_the_request_in_its_error_page_shows_no_token([Values(0, 60, 4090)] int indent)
    {
        await using var proxy = new WireServer(request => Encoding.Latin1.GetBytes(
            $"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n\r\n{new string(' ', indent)}{string.Join('\n', request.Head.Order())}"));
        bench.Options.BaseAddress = proxy.Address;
        var failure = await FailureOf(Call.Info);
        AssertNoSecretIn(failure, Call.Info);
        Assert.That(failure!.Message, indent == 4090 ? Does.Not.Contain("Bearer") : Does.Contain("Authorization: Bearer [token]"));
    }

    [Test]
    public async Task A_redirect_that_the_callers_own_HttpClient_follows_takes_no_token_along([Values(false, true)] bool toOtherName)
    {
        using var following = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = true });
        bench.Options.HttpClient = following;
        var target = new UriBuilder(new Uri(bench.Elsewhere.BaseAddress, "users.info")) { Host = toOtherName ? "localhost" : "127.0.0.1" }.Uri;
        bench.Slack.On("users.info").Fault(Fault.Redirect(target));
        var failure = await FailureOf(Call.Info);
        AssertNoSecretIn(failure, Call.Info);
        Assert.That(failure?.Message, Does.Contain("redirected to another server"));
        foreach (var arrived in bench.Elsewhere.Requests)
        {
            Assert.That((arrived.Token, string.Concat(arrived.Headers)), Is.EqualTo(((string?)null, string.Concat(arrived.Headers).Replace(Token, "", StringComparison.Ordinal))));
        }
    }

    [Test]
    public async Task No_object_prints_its_token()
    {
        var request = new ChatPostMessageRequest { Channel = "C1", Text = Call.Text, Token = Token };
        var response = await bench.Client.Chat.PostMessageAsync(request);
        object[] all = [bench.Options, bench.Client, bench.Client.Chat, bench.Client.WithToken(Token), request, response, bench.Slack.Requests.Single()];
        Assert.That(string.Join('\n', all), Does.Not.Contain(Token));
    }

    private async Task<Exception?> FailureOf(Call call)
    {
        try
        {
            await call.SendAsync(bench.Client, CancellationToken.None);
            return null;
        }
        catch (SlackException e)
        {
            return e;
        }
    }

    private void AssertNoSecretIn(Exception? failure, Call call)
    {
        var told = new StringBuilder().AppendLine(bench.Log.Text).AppendLine(overheard.Text);
        Assert.That(told.ToString(), Does.Contain(call.Method).And.Not.Contain(Token).And.Not.Contain(Call.Text));
        for (var e = failure; e is not null; e = e.InnerException)
        {
            told.AppendLine(e.ToString()).AppendLine(string.Join(' ', e.Data.Cast<DictionaryEntry>().Select(d => $"{d.Key}={d.Value}")));
        }

        told.AppendLine((failure as SlackApiException)?.Response.ToString());
        told.AppendJoin('\n', bench.Slack.Requests).AppendJoin('\n', bench.Elsewhere.Requests);
        Assert.That(told.ToString(), Does.Not.Contain(Token).And.Not.Contain(Token[^12..]));
        Assert.That(bench.Elsewhere.Requests.Select(r => r.Token), Is.All.Null);
    }
}
