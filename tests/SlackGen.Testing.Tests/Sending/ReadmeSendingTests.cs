using System.Reflection;
using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>The section on sending says what there is, and its examples do what it says.</summary>
public sealed class ReadmeSendingTests
{
    public static IEnumerable<string> Members => new[] { typeof(FakeSocketMode), typeof(FakeConnection) }
        .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(m => m is MethodInfo { IsSpecialName: false } or PropertyInfo { SetMethod.IsPublic: true })
        .Select(m => m.Name)
        .Except([nameof(ToString)])
        .Distinct();

    [TestCaseSource(nameof(Members))]
    public void Every_fault_and_setting_of_Socket_Mode_is_in_the_readme(string member) => Assert.That(Readme(), Does.Contain(member));

    [Test]
    public async Task The_examples_work()
    {
        await using var endpoint = await RequestEndpoint.StartAsync();
        await using var slack = await FakeSlack.StartAsync();
        FakeTransport app = slack.SocketMode;
        FakeRequestUrl web = slack.DeliverTo(endpoint.Address);
        using var socket = await RawSocket.OpenAndGreetAsync(slack);
        await slack.SocketMode.WaitForConnectionsAsync();
        var mention = await app.SendEventAsync(new { type = "app_mention", user = "U1", channel = "C1", text = "<@U0FAKEBOT> hi", ts = "1.2" });
        await socket.AcknowledgeAsync(await socket.ReceiveAsync());
        await mention.Acknowledged.Soon();
        var command = await app.SendCommandAsync("/deploy", "4.12", new { user_id = "U2" });
        await socket.AcknowledgeAsync(await socket.ReceiveAsync(), new JsonObject { ["text"] = "On it." });
        var attempt = await command.Acknowledged.Soon();
        var posting = slack.WaitForRequestsAsync("chat.postMessage");
        using var caller = new Caller(slack, FakeSlack.BotToken);
        await caller.PostAsync("chat.postMessage", """{"channel":"C1","text":"Done."}""");
        await posting.Soon();
        using var http = new HttpClient();
        await http.PostAsync(command.ResponseUrl, new StringContent("""{"text":"Done."}"""));
        var replies = await command.WaitForResponseMessagesAsync(count: 1, timeout: TimeSpan.FromSeconds(20));
        await app.SendInteractionAsync(new { type = "block_actions", actions = new[] { new { type = "button", action_id = "rollback", block_id = "b" } } });
        web.ConfigureRequest = request => request.Headers.Remove("X-Slack-Signature");
        await web.SendEventAsync(new { type = "message" });
        var received = await endpoint.ReceiveAsync();
        Assert.Multiple(() =>
        {
            Assert.That((string?)attempt.Payload?["text"], Is.EqualTo("On it."));
            Assert.That(replies, Is.EqualTo(command.ResponseMessages).And.Count.EqualTo(1));
            Assert.That(received.Header("X-Slack-Signature"), Is.Null);
        });
    }

    private static string Readme() => RepositoryFolder.Read("runtime", "SlackGen.Testing", "README.md");
}
