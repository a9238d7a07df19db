using System.Net;
using SlackGen.Testing;

namespace SlackGen.Tool.Tests.Serve;

/// <summary>The page over HTTP, as a browser without scripts uses it.</summary>
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
    public async Task The_log_shows_calls_and_deliveries_without_secrets()
    {
        await serve.CallAsync("chat.postMessage", new { channel = "C2", text = "For the log" });
        await PostAsync($"{Channel}/say", ("text", "@deployer log"));
        await serve.Fake.IdleAsync();

        var page = await http.GetStringAsync("/log?q=For the log");
        var all = await http.GetStringAsync("/log");
        Assert.That(page, Does.Contain("chat.postMessage").And.Contain("For the log").And.Not.Contain("app_mention"));
        Assert.That(all, Does.Contain("app_mention").And.Contain("acknowledged").And.Not.Contain("xoxb-").And.Not.Contain(FakeSlack.DefaultToken).And.Not.Contain("fake-verification-token"));
        foreach (var delivery in serve.Fake.Deliveries.Where(d => d.TriggerId is not null))
        {
            Assert.That(all, Does.Not.Contain(delivery.TriggerId!));
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
