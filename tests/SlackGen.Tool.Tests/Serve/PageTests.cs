using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using SlackGen.Testing;

namespace SlackGen.Tool.Tests.Serve;

/// <summary>The page over HTTP, as a browser without scripts uses it.</summary>
[Category("Slow")]
public sealed class PageTests
{
    private const string Person = "/as/U2";
    private const string Channel = "/as/U2/c/C2";

    private RunningServe serve = null!;
    private HttpClient http = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        serve = await RunningServe.StartAsync();
        http = new HttpClient { BaseAddress = serve.Run.PageAddress };
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        http.Dispose();
        await serve.DisposeAsync();
    }

    [SetUp]
    public void Repair() => serve.App.IsBroken = false;

    [Test]
    public async Task The_first_page_is_a_channel_of_the_workspace()
    {
        var page = await http.GetStringAsync("/");

        Assert.That(page, Does.Contain("<h1>#").And.Contain("aria-label=\"Workspace\"").And.Contain("role=\"log\"").And.Contain("Ray Stantz"));
    }

    [Test]
    public async Task What_a_person_says_is_in_the_channel()
    {
        var page = await PostAsync($"{Channel}/say", ("text", "Hello <b>all</b> & @zeddemore"));

        Assert.That(page, Does.Contain("Hello &lt;b&gt;all&lt;/b&gt; &amp; <span class=\"mention\">@Winston Zeddemore</span>"));
        Assert.That(serve.Workspace.Channel("C2").Messages[^1].UserId, Is.EqualTo("U2"));
    }

    [Test]
    public async Task A_mention_a_button_with_a_question_and_a_menu_reach_the_app()
    {
        await PostAsync($"{Channel}/say", ("text", "@deployer hi"));
        var message = await WaitForMessageAsync("Ready.");

        var asked = await PostAsync($"{Channel}/m/{message.Ts}/do", ("do", "click|acts/rollback"));
        Assert.That(asked, Does.Contain("role=\"alertdialog\"").And.Contain("It goes back."));
        Assert.That(Texts(), Has.None.EqualTo("You chose rollback."));
        await PostAsync($"{Channel}/m/{message.Ts}/do", ("do", "click|acts/rollback"), ("confirmed", "1"));
        await WaitForMessageAsync("You chose rollback.");
        await PostAsync($"{Channel}/m/{message.Ts}/do", ("do", "choose|acts/pick"), ("in", "acts/pick"), ("acts/pick", "staging"));
        await WaitForMessageAsync("You chose staging.");
    }

    [Test]
    public async Task A_command_opens_a_modal_that_shows_errors_and_then_closes()
    {
        var opened = await PostAsync($"{Channel}/say", ("text", "/deploy"));
        Assert.That(opened, Does.Contain("<dialog").And.Contain("Deploy it"));
        var view = serve.Workspace.User("U2").Views.Single();

        var missing = await PostAsync($"{Person}/v/{view.Id}/do", ("do", "submit"), ("in", "version/text"), ("version/text", ""));
        Assert.That(missing, Does.Contain("aria-invalid=\"true\""));
        var wrong = await PostAsync($"{Person}/v/{view.Id}/do", ("do", "submit"), ("in", "version/text"), ("version/text", "9"));
        Assert.That(wrong, Does.Contain("There is no version 9.").And.Contain("value=\"9\""));
        var right = await PostAsync($"{Person}/v/{view.Id}/do", ("do", "submit"), ("in", "version/text"), ("version/text", "4.12"));
        Assert.That(right, Does.Not.Contain("<dialog").And.Contain("<strong>4.12</strong>"));
    }

    [Test]
    public async Task A_command_that_the_app_fails_leaves_a_warning()
    {
        serve.App.IsBroken = true;

        Assert.That(await PostAsync($"{Channel}/say", ("text", "/deploy")), Does.Contain("role=\"alert\"").And.Contain("/deploy"));
    }

    [Test]
    public async Task A_command_that_the_app_does_not_have_is_said_and_not_lost()
    {
        var page = await PostAsync($"{Channel}/say", ("text", "/dance now"));

        Assert.That(page, Does.Contain("role=\"alert\"").And.Contain(">\n/dance now</textarea>"));
    }

    [Test]
    public async Task The_home_tab_opens()
    {
        await PostAsync($"{Person}/home", ("back", $"{Person}/home"));
        await serve.Fake.IdleAsync();

        Assert.That(await http.GetStringAsync($"{Person}/home"), Does.Contain("Your deployments"));
    }

    [Test]
    public async Task A_reaction_is_added_and_taken_back()
    {
        await PostAsync($"{Channel}/say", ("text", "React to me"));
        var ts = serve.Workspace.Channel("C2").Messages[^1].Ts;

        Assert.That(await PostAsync($"{Channel}/m/{ts}/react", ("name", "tada")), Does.Contain("aria-pressed=\"true\" title=\"Ray Stantz\""));
        await PostAsync($"{Channel}/m/{ts}/react", ("name", "tada"));
        Assert.That(serve.Workspace.Channel("C2").Messages.Single(m => m.Ts == ts).Json["reactions"], Is.Null);
    }

    [Test]
    public async Task A_thread_stands_beside_the_channel()
    {
        await PostAsync($"{Channel}/say", ("text", "Parent"));
        var ts = serve.Workspace.Channel("C2").Messages[^1].Ts;

        var page = await PostAsync($"{Channel}/say", ("text", "A reply"), ("thread", ts), ("back", $"{Channel}?thread={ts}"));

        Assert.That(page, Does.Contain("<aside id=\"thread\"").And.Contain("A reply").And.Contain("1 reply"));
    }

    [Test]
    public async Task An_uploaded_file_is_downloaded_with_its_bytes()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("The report"), "text" },
            { new StringContent(Channel), "back" },
            { new ByteArrayContent([1, 2, 3]), "files", "report.bin" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Channel}/say") { Content = form };
        request.Headers.Add("Origin", Origin);
        using var response = await http.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();

        var path = System.Text.RegularExpressions.Regex.Match(page, "href=\"([^\"]*/f/[^\"]*)\"").Groups[1].Value;
        Assert.That(await http.GetByteArrayAsync(path), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public async Task A_file_in_a_thread_goes_there_with_its_text_as_it_was_typed()
    {
        var ts = await SayAsync("A parent for files");

        await UploadAsync(ts, "Hi @zeddemore <b>&</b>", "first.txt", "second.txt");

        var replies = serve.Workspace.Channel("C2").Messages.Where(m => m.ThreadTs == ts && m.Ts != ts).ToList();
        Assert.That(replies.Select(r => r.Text), Is.EqualTo(new[] { "Hi <@U3> &lt;b&gt;&amp;&lt;/b&gt;", "" }));
        Assert.That(replies.SelectMany(r => r.Json["files"]!.AsArray()).Select(f => (string?)f!["name"]), Is.EqualTo(new[] { "first.txt", "second.txt" }));
    }

    [Test]
    public async Task A_command_with_a_file_is_refused_and_kept()
    {
        var before = serve.Workspace.Channel("C2").Messages.Count;
        var page = await UploadAsync(null, "/deploy", "a.txt");

        Assert.That(page, Does.Contain("A slash command takes no files.").And.Contain(">\n/deploy</textarea>"));
        Assert.That(serve.Workspace.Channel("C2").Messages, Has.Count.EqualTo(before));
    }

    [Test]
    public async Task Files_that_are_not_sent_are_said_by_name()
    {
        var page = await UploadAsync(null, "Look", ["a.txt", "b.txt"], person: "U1");

        Assert.That(page, Does.Contain("a.txt is not sent").And.Contain("b.txt is not sent"));
    }

    [Test]
    public async Task A_command_in_a_thread_is_refused_there_and_kept_there()
    {
        var ts = await SayAsync("A parent for commands");

        var page = await PostAsync($"{Channel}/say", ("text", "/deploy"), ("thread", ts), ("back", $"{Channel}?thread={ts}"));

        var thread = page[page.IndexOf("<aside", StringComparison.Ordinal)..];
        Assert.That(thread, Does.Contain("Slash commands do not work in threads.").And.Contain(">\n/deploy</textarea>"));
        Assert.That(page[..^thread.Length], Does.Not.Contain("do not work in threads").And.Not.Contain("/deploy</textarea>"));
        Assert.That(serve.Workspace.User("U2").Views, Is.Empty);
    }

    [Test]
    public async Task A_notice_stays_where_it_arose_and_the_text_until_it_is_sent()
    {
        await PostAsync($"{Channel}/say", ("text", "/dance elsewhere"));
        Assert.That(await http.GetStringAsync($"{Person}/c/C1"), Does.Not.Contain("/dance elsewhere").And.Not.Contain("role=\"alert\""));
        var ts = serve.Workspace.Channel("C2").Messages[0].Ts;
        var reacted = await PostAsync($"{Channel}/m/{ts}/react", ("name", "eyes"));
        Assert.That(reacted, Does.Contain(">\n/dance elsewhere</textarea>").And.Not.Contain("role=\"alert\""));

        Assert.That(await PostAsync($"{Channel}/say", ("text", "Sent")), Does.Not.Contain("/dance elsewhere"));
    }

    [TestCase("U2", "C2", "/as/U2/c/C2")]
    [TestCase("U1", "C3", "/as/U1/c/C0FAKECHAN")]
    [TestCase("U3", "D1", "/as/U3/c/C0FAKECHAN")]
    [TestCase("U1", "", "/as/U1/home")]
    public async Task Another_person_stays_in_the_channel_or_goes_to_the_first(string user, string channel, string path)
    {
        using var response = await http.GetAsync($"/switch?user={user}&channel={channel}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.RequestMessage!.RequestUri!.AbsolutePath, Is.EqualTo(path));
    }

    [Test]
    public async Task A_question_keeps_what_is_typed_beside_the_button()
    {
        await serve.CallAsync("chat.postMessage", new
        {
            channel = "C2",
            text = "Confirm",
            blocks = new object[]
            {
                new { type = "input", block_id = "in1", label = new { type = "plain_text", text = "Reason" }, element = new { type = "plain_text_input", action_id = "why" } },
                new { type = "actions", block_id = "acts", elements = new[] { new { type = "button", action_id = "rollback", text = new { type = "plain_text", text = "Go" }, confirm = new { title = new { type = "plain_text", text = "Sure?" }, text = new { type = "plain_text", text = "Yes?" }, confirm = new { type = "plain_text", text = "Do" }, deny = new { type = "plain_text", text = "No" } } } } },
            },
        });
        var message = await WaitForMessageAsync("Confirm");

        await PostAsync($"{Channel}/m/{message.Ts}/do", ("do", "click|acts/rollback"), ("in", "in1/why"), ("in1/why", "Half a reason"));
        var denied = await PostAsync($"{Person}/confirm/deny");

        Assert.That(denied, Does.Contain("value=\"Half a reason\"").And.Not.Contain("role=\"alertdialog\""));
    }

    [Test]
    public async Task Pages_about_the_fake_lead_back_to_the_person_and_the_channel()
    {
        Assert.That(await http.GetStringAsync($"{Person}/c/C2"), Does.Contain("href=\"/log?as=U2&amp;c=C2\""));
        foreach (var path in new[] { "/log?as=U2&c=C2", "/methods?as=U2&c=C2&q=chat", "/faults?as=U2&c=C2" })
        {
            Assert.That(await http.GetStringAsync(path), Does.Contain("href=\"/as/U2/c/C2\"").And.Contain("name=\"c\" value=\"C2\""), path);
        }

        Assert.That(await PostAsync("/faults/off", ("pattern", "none"), ("as", "U2"), ("c", "C2")), Does.Contain("href=\"/as/U2/c/C2\""));
    }

    [Test]
    public async Task The_log_has_the_JSON_of_an_entry_on_its_own_page()
    {
        await serve.CallAsync("chat.postMessage", new { channel = "C2", text = "Needle in the log" });

        var list = await http.GetStringAsync("/log?q=Needle in the log");
        var entry = await http.GetStringAsync(System.Text.RegularExpressions.Regex.Match(list, "data-load=\"([^\"]*)\"").Groups[1].Value);

        Assert.That(list, Does.Contain("chat.postMessage").And.Not.Contain("<pre>"));
        Assert.That(entry, Does.Contain("id=\"entry\"").And.Contain("&quot;text&quot;: &quot;Needle in the log&quot;"));
        using var missing = await http.GetAsync(new Uri("/log/999999", UriKind.Relative));
        Assert.That(missing.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("text/html,*/*", "text/html")]
    [TestCase("*/*", "text/plain")]
    public async Task A_form_that_cannot_be_read_is_a_400(string accept, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Channel}/say") { Content = new StringContent("--x\r\nno header") };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        request.Headers.Add("Origin", Origin);
        request.Headers.Add("Accept", accept);
        using var response = await http.SendAsync(request);

        Assert.That((response.StatusCode, response.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.BadRequest, type)));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("The form cannot be read"));
    }

    [Test]
    public async Task A_body_that_is_no_form_is_a_400()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/faults/on") { Content = JsonContent.Create(new { pattern = "*" }) };
        request.Headers.Add("Origin", Origin);
        using var response = await http.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("/")]
    [TestCase("/page.css")]
    [TestCase("/log")]
    public async Task HEAD_has_the_status_of_GET(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var response = await http.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [TestCase("evil.example", null, null)]
    [TestCase(null, "http://evil.example", null)]
    [TestCase(null, "null", null)]
    [TestCase(null, null, "cross-site")]
    public async Task The_API_refuses_web_pages(string? host, string? origin, string? site)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(serve.Fake.BaseAddress, "api.test"));
        request.Headers.Host = host;
        foreach (var (name, value) in new[] { ("Origin", origin), ("Sec-Fetch-Site", site) }.Where(h => h.Item2 is not null))
        {
            request.Headers.Add(name, value);
        }

        using var response = await client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("localhost", null)]
    [TestCase(null, "http://localhost:3000")]
    public async Task The_API_responds_to_this_machine(string? host, string? origin)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(serve.Fake.BaseAddress, "api.test"));
        request.Headers.Host = host is null ? null : $"{host}:{serve.Fake.BaseAddress.Port}";
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_log_shows_calls_and_deliveries_without_secrets()
    {
        await serve.CallAsync("chat.postMessage", new { channel = "C2", text = "For the log" });
        await PostAsync($"{Channel}/say", ("text", "@deployer log"));
        await serve.Fake.IdleAsync();

        var page = await http.GetStringAsync("/log?q=For the log");
        var all = await http.GetStringAsync("/log");
        Assert.That(page, Does.Contain("chat.postMessage").And.Contain("For the log").And.Not.Contain("app_mention"));
        Assert.That(all, Does.Contain("app_mention").And.Contain("acknowledged"));
        foreach (System.Text.RegularExpressions.Match load in System.Text.RegularExpressions.Regex.Matches(all, "data-load=\"([^\"]*)\""))
        {
            var entry = await http.GetStringAsync(load.Groups[1].Value);
            Assert.That(entry, Does.Not.Contain("xoxb-").And.Not.Contain(FakeSlack.DefaultToken).And.Not.Contain("fake-verification-token"));
            foreach (var delivery in serve.Fake.Deliveries.Where(d => d.TriggerId is not null))
            {
                Assert.That(entry, Does.Not.Contain(delivery.TriggerId!));
            }
        }
    }

    [Test]
    public async Task Each_call_and_delivery_is_a_line_without_content()
    {
        await serve.CallAsync("chat.postMessage", new { channel = "C2", text = "Secret words" });
        await PostAsync($"{Channel}/say", ("text", "@deployer secret words"));
        await serve.Fake.IdleAsync();

        Assert.That(() => serve.Output.ToString(), Does.Match(@"call     chat\.postMessage +ok [\d.]+ ms").And.Match(@"event    app_mention +acknowledged [\d.]+ ms").And.Not.Contain("ecret words").After(5_000, 50));
    }

    [Test]
    public async Task A_fault_is_switched_on_and_off()
    {
        Assert.That(await PostAsync("/faults/on", ("pattern", "api.test"), ("kind", "unavailable")), Does.Contain("Switch off the fault of api.test"));
        using var client = new HttpClient();
        using var failed = await client.GetAsync(new Uri(serve.Fake.BaseAddress, "api.test"));
        await PostAsync("/faults/off", ("pattern", "api.test"));
        using var works = await client.GetAsync(new Uri(serve.Fake.BaseAddress, "api.test"));

        Assert.That((failed.StatusCode, works.StatusCode), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK)));
        using var wrong = await SendAsync("/faults/on", Origin, ("pattern", "chat.pstMessage"), ("kind", "unavailable"));
        Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Socket_Mode_is_disabled_and_enabled()
    {
        await PostAsync("/faults/socket", ("act", "disable"));
        Assert.That(serve.Fake.SocketMode.IsEnabled, Is.False);
        await PostAsync("/faults/socket", ("act", "enable"));
        Assert.That(serve.Fake.SocketMode.IsEnabled, Is.True);
    }

    [Test]
    public async Task The_methods_are_listed_with_their_coverage() =>
        Assert.That(await http.GetStringAsync("/methods?q=chat.post"), Does.Contain("chat.postMessage").And.Contain("workspace").And.Not.Contain(">users.list<"));

    [TestCase("http://evil.example")]
    [TestCase("null")]
    [TestCase(null)]
    public async Task A_form_of_another_site_is_refused(string? origin)
    {
        var before = serve.Workspace.Channel("C2").Messages.Count;
        using var response = await SendAsync($"{Channel}/say", origin, ("text", "Attack"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(serve.Workspace.Channel("C2").Messages, Has.Count.EqualTo(before));
    }

    [Test]
    public async Task Another_host_name_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = $"evil.example:{serve.Run.PageAddress.Port}";
        using var response = await http.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task No_page_runs_foreign_scripts()
    {
        using var response = await http.GetAsync(new Uri("/", UriKind.Relative));

        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'; script-src 'self'"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Not.Contain(" style=").And.Not.Contain(" onclick="));
    }

    [TestCase("/as/U999/c/C2")]
    [TestCase("/as/U1/c/C999")]
    [TestCase("/as/U1/c/C3")]
    [TestCase("/nothing")]
    public async Task What_is_not_there_or_not_visible_is_a_404(string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_change_reaches_an_open_page()
    {
        using var stopping = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var page = await http.GetStringAsync(Channel);
        var version = System.Text.RegularExpressions.Regex.Match(page, "data-version=\"(\\w+)\"").Groups[1].Value;
        using var response = await http.GetAsync($"/live?page={Uri.EscapeDataString(Channel)}&version={version}", HttpCompletionOption.ResponseHeadersRead, stopping.Token);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(stopping.Token));
        await serve.CallAsync("chat.postMessage", new { channel = "C2", text = "A change" });

        string? line;
        do
        {
            line = await reader.ReadLineAsync(stopping.Token);
        }
        while (line is not null && line != "event: change");
        Assert.That(line, Is.EqualTo("event: change"));
    }

    private string Origin => serve.Run.PageAddress.GetLeftPart(UriPartial.Authority);

    private async Task<string> SayAsync(string text)
    {
        await PostAsync($"{Channel}/say", ("text", text));
        return serve.Workspace.Channel("C2").Messages[^1].Ts;
    }

    private Task<string> UploadAsync(string? thread, string text, params string[] names) => UploadAsync(thread, text, names, "U2");

    private async Task<string> UploadAsync(string? thread, string text, string[] names, string person)
    {
        var channel = $"/as/{person}/c/C2";
        using var form = new MultipartFormDataContent { { new StringContent(text), "text" }, { new StringContent(channel), "back" }, { new StringContent(thread ?? ""), "thread" } };
        foreach (var name in names)
        {
            form.Add(new ByteArrayContent([1, 2, 3]), "files", name);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"{channel}/say") { Content = form };
        request.Headers.Add("Origin", Origin);
        using var response = await http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private IEnumerable<string> Texts() => serve.Workspace.Channel("C2").Messages.Select(m => m.Text);

    private async Task<WorkspaceMessage> WaitForMessageAsync(string text)
    {
        await serve.Fake.IdleAsync();
        return serve.Workspace.Channel("C2").Messages.Last(m => m.Text == text);
    }

    private async Task<string> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var response = await SendAsync(path, Origin, fields.Any(f => f.Name == "back") ? fields : [.. fields, ("back", Channel)]);
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, Is.True, text);
        return text;
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string? origin, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await http.SendAsync(request);
    }
}
