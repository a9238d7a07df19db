using System.Net;
using System.Net.Sockets;
using SlackGen.Testing;
using SlackGen.Tool.Serve;

namespace SlackGen.Tool.Tests.Serve;

/// <summary>The command <c>serve</c>: what it prints, and how it ends.</summary>
[NonParallelizable]
public sealed class ServeCommandTests
{
    private StringWriter error = null!;
    private StringWriter output = null!;
    private TextWriter[] console = null!;

    [SetUp]
    public void Listen()
    {
        console = [Console.Out, Console.Error];
        Console.SetOut(TextWriter.Synchronized(output = new StringWriter()));
        Console.SetError(error = new StringWriter());
    }

    [TearDown]
    public void Stop()
    {
        Console.SetOut(console[0]);
        Console.SetError(console[1]);
    }

    [Test]
    public async Task It_prints_addresses_and_tokens_and_ends_when_it_is_asked_to()
    {
        using var stopping = new CancellationTokenSource();
        var running = Commands.Root.Parse(["serve", "--workspace", "empty"]).InvokeAsync(cancellationToken: stopping.Token);
        Assert.That(() => output.ToString(), Does.Contain("Socket Mode").After(20_000, 50));
        await stopping.CancelAsync();

        Assert.That(await running.WaitAsync(TimeSpan.FromSeconds(20)), Is.Zero);
        Assert.That(output.ToString(), Does.Match(@"page +http://127\.0\.0\.1:\d+/").And.Match(@"base URL +http://127\.0\.0\.1:\d+/api/")
            .And.Match(@"client ID +\d+\.\d+").And.Match(@"install +http://127\.0\.0\.1:\d+/oauth/v2/authorize")
            .And.Contain(FakeSlack.BotToken).And.Contain(FakeSlack.AppToken).And.Contain("Stopped."));
    }

    [Test]
    public async Task An_empty_workspace_has_one_person_the_bot_and_a_channel()
    {
        await using var run = await ServeRun.StartAsync(new ServeOptions { UsesSample = false }, TextWriter.Null);

        Assert.That(run.Fake.Workspace!.Users, Has.Count.EqualTo(2));
        Assert.That(run.Fake.Workspace.Channels.Single().Name, Is.EqualTo("general"));
    }

    [Test]
    public async Task An_app_on_the_request_URL_is_installed_under_the_paths_of_its_manifest()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(file, "display_information: { name: x }\noauth_config: { redirect_urls: [https://bot.example.com/slack/oauth_redirect] }\n");
        try
        {
            await using var run = await ServeRun.StartAsync(new ServeOptions { AppFile = file, RequestUrl = new Uri("http://127.0.0.1:3000") }, TextWriter.Null);
            var here = Uri.EscapeDataString("http://127.0.0.1:3000/slack/oauth_redirect");
            var url = await run.Fake.Apps.ApproveAsync(new Uri($"/oauth/v2/authorize?client_id=1000000000.2000000000&scope=chat:write&redirect_uri={here}", UriKind.Relative));
            Assert.That(url.AbsoluteUri, Does.StartWith("http://127.0.0.1:3000/slack/oauth_redirect?code="));
        }
        finally
        {
            File.Delete(file);
        }
    }

    // A browser sends these headers when the app redirects a person.
    [TestCase("GET", "navigate", ExpectedResult = 200)]
    [TestCase("GET", "no-cors", ExpectedResult = 403)]
    [TestCase("POST", "navigate", ExpectedResult = 403)]
    public async Task<int> An_app_of_another_site_may_send_people_to_the_authorize_page_and_nothing_else(string verb, string mode)
    {
        await using var run = await ServeRun.StartAsync(new ServeOptions { UsesSample = false }, TextWriter.Null);
        using var http = new HttpClient();
        var redirect = Uri.EscapeDataString("http://localhost:3000/slack/oauth_redirect");
        using var request = new HttpRequestMessage(
            new HttpMethod(verb),
            new Uri(run.Fake.BaseAddress, $"/oauth/v2/authorize?client_id=1000000000.2000000000&scope=chat:write&redirect_uri={redirect}"));
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Sec-Fetch-Mode", mode);
        request.Headers.Add("Sec-Fetch-Dest", "document");
        using var response = await http.SendAsync(request);
        return (int)response.StatusCode;
    }

    [TestCase("--port")]
    [TestCase("--page-port")]
    public async Task A_port_that_is_taken_is_said(string option)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        Assert.That(await Commands.Root.Parse(["serve", option, $"{port}"]).InvokeAsync(), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain($"{port}"));
    }

    [Test]
    public async Task A_missing_file_is_said()
    {
        Assert.That(await Commands.Root.Parse(["serve", "--app", "none.yaml"]).InvokeAsync(), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain("There is no file").And.Contain("none.yaml"));
    }

    [Test]
    public async Task A_mistake_in_the_apps_manifest_is_located()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "display_information:\n  name: Bot\nfeatures:\n  slash_comands: []\n");

            Assert.That(await Commands.Root.Parse(["serve", "--app", file]).InvokeAsync(), Is.EqualTo(2));
            Assert.That(error.ToString(), Does.Contain("(4,").And.Contain("slash_commands"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestCase("--port", "70000", "--port is a port from 0 to 65535")]
    [TestCase("--request-url", "localhost", "--request-url is an absolute URL")]
    [TestCase("--workspace", "huge", "huge")]
    public async Task A_wrong_value_is_said(string option, string value, string message)
    {
        Assert.That(await Commands.Root.Parse(["serve", option, value]).InvokeAsync(), Is.Not.Zero);
        Assert.That(error.ToString(), Does.Contain(message));
    }
}
