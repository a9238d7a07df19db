using System.Text;
using SlackGen.Resilience.Tests.Support;

namespace SlackGen.Resilience.Tests.Faults;

/// <summary>
/// A server that closes the connection without a word sees each call exactly as often as our retries say: <see cref="System.Net.Http.SocketsHttpHandler"/> would
/// send a GET again by itself, a POST never.
/// </summary>
[Category("Slow")]
public sealed class SilentServerTests
{
    private static readonly byte[] Ok = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{\"ok\":true}");

    // With two retries. Three of the methods are documented as GET: users.info and users.list, which are idempotent, and files.remote.share, which is not.
    private static IEnumerable<TestCaseData> Calls =>
        from call in new (string Name, Func<SlackClient, Task> Send, int Sent)[]
        {
            ("users.info", slack => slack.Users.InfoAsync("U1"), 3),
            ("users.list", slack => slack.Users.ListAsync(), 3),
            ("files.remote.share", slack => slack.Files.Remote.ShareAsync(new() { Channels = ["C1"], File = "F1" }), 1),
            ("api.test", slack => slack.Api.TestAsync(), 3),
            ("chat.postMessage", slack => slack.Chat.PostMessageAsync("C1", Call.Text), 1),
        }
        from ownClient in new[] { false, true }
        select new TestCaseData(call.Send, call.Sent, ownClient).SetArgDisplayNames(call.Name, ownClient ? "a client of one's own" : "the shared connections");

    [TestCaseSource(nameof(Calls))]
    public async Task On_a_new_connection(Func<SlackClient, Task> send, int sent, bool ownClient)
    {
        await using var server = new WireServer(_ => []);
        await using var bench = await StartAsync(server, ownClient);

        var exception = Assert.CatchAsync<SlackException>(() => send(bench.Client));

        Assert.That(server.Requests, Has.Count.EqualTo(sent), exception.ToString());
    }

    [TestCaseSource(nameof(Calls))]
    public async Task On_a_connection_that_was_used_before(Func<SlackClient, Task> send, int sent, bool ownClient)
    {
        var responses = 0;
        await using var server = new WireServer(_ => Interlocked.Increment(ref responses) == 1 ? Ok : [], keepsOpen: true);
        await using var bench = await StartAsync(server, ownClient);
        await send(bench.Client);

        var exception = Assert.CatchAsync<SlackException>(() => send(bench.Client));

        Assert.That(server.Requests, Has.Count.EqualTo(1 + sent), exception.ToString());
    }

    [Test]
    public async Task No_method_puts_its_arguments_into_the_address()
    {
        await using var server = new WireServer(_ => Ok);
        await using var bench = await StartAsync(server, ownClient: false);

        await bench.Client.Users.InfoAsync("U1");
        await bench.Client.Conversations.HistoryAsync("C1");

        Assert.That(server.Requests.Select(r => r.Line), Is.EqualTo(new[] { "POST /api/users.info HTTP/1.1", "POST /api/conversations.history HTTP/1.1" }));
    }

    private static async Task<Bench> StartAsync(WireServer server, bool ownClient)
    {
        var bench = await Bench.StartAsync();
        bench.Options.BaseAddress = server.Address;
        if (ownClient)
        {
            bench.Options.HttpClient = new HttpClient();
        }

        return bench;
    }
}
