using System.Text.Json.Nodes;
using SlackGen.Testing;

namespace SlackGen.Tool.Tests.Serve;

/// <summary>Markup in everything that people and apps can name: none of it becomes markup of the page.</summary>
public sealed class PageTextTests
{
    private const string Attack = "\"'></textarea></option><script>x</script><img src=x onerror=x>";
    private const string Channel = "/as/U2/c/C2";

    private RunningServe serve = null!;
    private HttpClient http = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        // YAML's double quotes take the escapes of JSON.
        var quoted = JsonValue.Create(Attack).ToJsonString();
        var manifest = RunningServe.Manifest;
        foreach (var text in new[] { "Deployer", "Deploys a version.", "version", "Report a problem", "Opens a form.", "Turn into a ticket", "Creates a ticket." })
        {
            manifest = manifest.Replace($": {text}\n", $": {quoted}\n", StringComparison.Ordinal);
        }

        serve = await RunningServe.StartAsync(manifest);
        http = new HttpClient { BaseAddress = serve.Run.PageAddress };
        serve.Workspace.User("U1").Entity.RealName = Attack;
        serve.Workspace.Channel("C1").Entity.Name = Attack;
        await serve.CallAsync("conversations.setTopic", new { channel = "C2", topic = Attack });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        http.Dispose();
        await serve.DisposeAsync();
    }

    [Test]
    public async Task Of_the_manifest_people_channels_and_topics() => Check(await http.GetStringAsync(Channel), least: 10);

    [Test]
    public async Task Of_the_Home_tab() => Check(await http.GetStringAsync("/as/U2/home"), least: 3);

    [Test]
    public async Task Of_a_channel_with_such_a_name_as_such_a_person() => Check(await http.GetStringAsync("/as/U1/c/C1"), least: 5);

    [Test]
    public async Task Of_a_message_its_author_its_attachments_and_its_file()
    {
        await serve.CallAsync("chat.postMessage", new
        {
            channel = "C2",
            text = Attack,
            username = Attack,
            attachments = new[] { new { title = Attack, text = Attack, footer = Attack, fallback = Attack } },
        });
        await serve.Workspace.User("U2").UploadAsync("C2", Attack, new byte[] { 1 }, "File");

        Check(await http.GetStringAsync(Channel), least: 15);
    }

    [Test]
    public async Task Of_a_notice_and_what_is_not_sent() => Check(await PostAsync($"{Channel}/say", ("text", "/" + Attack)), least: 2);

    [Test]
    public async Task Of_a_modal_its_errors_and_its_question()
    {
        await PostAsync($"{Channel}/say", ("text", "/deploy"));
        var view = serve.Workspace.User("U2").Views[^1];
        object Text(string text) => new { type = "plain_text", text };
        await serve.CallAsync("views.update", new
        {
            view_id = view.Id,
            view = new
            {
                type = "modal",
                title = Text("<b>\"'><img src=x>"),
                submit = Text("<script>x</script>"),
                close = Text("<script>x</script>"),
                blocks = new object[]
                {
                    new { type = "input", block_id = "version", label = Text(Attack), hint = Text(Attack), element = new { type = "plain_text_input", action_id = "text", placeholder = Text(Attack) } },
                    new { type = "actions", block_id = "acts", elements = new[] { new { type = "button", action_id = "go", text = Text(Attack), confirm = new { title = Text(Attack), text = Text(Attack), confirm = Text("<script>x"), deny = Text("<script>x") } } } },
                },
            },
        });

        Check(await PostAsync($"/as/U2/v/{view.Id}/do", ("do", "submit"), ("in", "version/text"), ("version/text", Attack)), least: 8);
        Check(await PostAsync($"/as/U2/v/{view.Id}/do", ("do", "click|acts/go"), ("in", "version/text"), ("version/text", Attack)), least: 10);
        await PostAsync($"/as/U2/v/{view.Id}/do", ("do", "close"));
    }

    [Test]
    public async Task Of_entries_of_the_log_their_filter_and_the_place_to_go_back_to()
    {
        using var client = new HttpClient();
        using var unknown = await client.GetAsync(new Uri(serve.Fake.BaseAddress, Uri.EscapeDataString(Attack)));
        await serve.CallAsync("chat.postMessage", new { channel = "C2", text = Attack });
        var attack = Uri.EscapeDataString(Attack);
        var list = await http.GetStringAsync($"/log?as={attack}&c={attack}");
        Check(list, least: 1);
        Check(await http.GetStringAsync($"/log?q={attack}"), least: 1);
        foreach (System.Text.RegularExpressions.Match load in System.Text.RegularExpressions.Regex.Matches(list, "data-load=\"([^\"]*)\""))
        {
            Check(await http.GetStringAsync(System.Net.WebUtility.HtmlDecode(load.Groups[1].Value)), least: 0);
        }
    }

    [TestCase("/methods?q=")]
    [TestCase("/faults?c=")]
    [TestCase("/as/")]
    public async Task Of_addresses(string path)
    {
        using var response = await http.GetAsync(path + Uri.EscapeDataString(Attack));
        Check(await response.Content.ReadAsStringAsync(), least: 0);
    }

    [Test]
    public async Task Of_faults()
    {
        using var response = await SendAsync("/faults/on", ("pattern", Attack), ("kind", "hang"));
        Check(await response.Content.ReadAsStringAsync(), least: 1);
    }

    // The attack is in the page, and only as text.
    private static void Check(string page, int least)
    {
        Assert.That(page, Does.Not.Contain("<script>").And.Not.Contain("<img src=x").And.Not.Contain("\"'>").And.Not.Contain("href=\"javascript"));
        Assert.That(System.Text.RegularExpressions.Regex.Count(page, "&lt;script&gt;"), Is.GreaterThanOrEqualTo(least));
    }

    private async Task<string> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var response = await SendAsync(path, [.. fields, ("back", Channel)]);
        return await response.Content.ReadAsStringAsync();
    }

    private Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        request.Headers.Add("Origin", serve.Run.PageAddress.GetLeftPart(UriPartial.Authority));
        return http.SendAsync(request);
    }
}
