using Microsoft.Playwright;
using SlackGen.TestSupport;

namespace SlackGen.Tool.Tests.Serve;

/// <summary>The page in a browser, with scripts and by keyboard.</summary>
[NonParallelizable]
[Category("Slow")]
public sealed class BrowserTests
{
    private const float Limit = 20_000;

    private readonly List<string> complaints = [];
    private Chromium chromium = null!;
    private RunningServe serve = null!;
    private IBrowserContext context = null!;
    private IPage page = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => chromium = await Chromium.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }
    }

    [SetUp]
    public async Task OpenAsync()
    {
        serve = await RunningServe.StartAsync();
        context = await chromium.Browser.NewContextAsync(new() { BaseURL = serve.Run.PageAddress.AbsoluteUri, ViewportSize = new() { Width = 1280, Height = 800 } });
        page = await context.NewPageAsync();
        page.SetDefaultTimeout(Limit);
        complaints.Clear();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync("/as/U2/c/C2");
    }

    [TearDown]
    public async Task CloseAsync()
    {
        if (context is not null)
        {
            await context.DisposeAsync();
        }

        if (serve is not null)
        {
            await serve.DisposeAsync();
        }

        Assert.That(complaints, Is.Empty, "errors and warnings in the console");
    }

    [Test]
    public async Task What_a_person_says_appears_and_the_box_is_empty_again()
    {
        await SayAsync("Hello, *streams*");

        await Expect(Messages.Locator("article").Last).ToContainTextAsync("Hello, streams");
        await Expect(Box).ToHaveValueAsync("");
        await Expect(Box).ToBeFocusedAsync();
    }

    [Test]
    public async Task What_others_say_appears_by_itself_and_what_is_typed_stays()
    {
        await Box.FillAsync("Half a sen");
        await serve.CallAsync("chat.postMessage", new { channel = "C2", text = "From the bot" });

        await Expect(Messages.Locator("article").Last).ToContainTextAsync("From the bot");
        await Expect(Box).ToHaveValueAsync("Half a sen");
        await Expect(Box).ToBeFocusedAsync();
    }

    [Test]
    public async Task Another_channel_shows_that_it_has_something_unread()
    {
        await serve.CallAsync("chat.postMessage", new { channel = "C1", text = "News" });

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "random" })).ToContainTextAsync("1 unread");
    }

    [Test]
    public async Task A_button_asks_and_clicks()
    {
        await SayAsync("@deployer hi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Roll back" }).ClickAsync();
        var question = page.GetByRole(AriaRole.Alertdialog);
        await Expect(question).ToContainTextAsync("It goes back.");
        await question.GetByRole(AriaRole.Button, new() { Name = "Do it" }).ClickAsync();

        await Expect(Messages).ToContainTextAsync("You chose rollback.");
        await Expect(question).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_menu_tells_the_app_at_once()
    {
        await SayAsync("@deployer hi");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Pick" }).SelectOptionAsync("staging");

        await Expect(Messages).ToContainTextAsync("You chose staging.");
    }

    [Test]
    public async Task An_external_menu_asks_the_app_for_what_is_typed()
    {
        await serve.CallAsync("chat.postMessage", new
        {
            channel = "C2",
            text = "Menu",
            blocks = new[] { new { type = "actions", block_id = "x", elements = new[] { new { type = "external_select", action_id = "pick", min_query_length = 2, placeholder = new { type = "plain_text", text = "Find it" } } } } },
        });
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Find choices of Find it" }).PressSequentiallyAsync("abc");
        await Expect(Messages).ToContainTextAsync("1 choice");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Find it" }).SelectOptionAsync("found");

        await Expect(Messages).ToContainTextAsync("You chose found.");
    }

    [Test]
    public async Task A_modal_is_filled_submitted_wrongly_and_rightly_by_keyboard_alone()
    {
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the messages" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(Box);
        await page.Keyboard.TypeAsync("/deploy");
        await page.Keyboard.PressAsync("Enter");
        var version = page.GetByRole(AriaRole.Textbox, new() { Name = "Version" });
        await Expect(version).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("9");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("There is no version 9.")).ToBeVisibleAsync();
        await Expect(version).ToBeFocusedAsync();
        await Expect(version).ToHaveValueAsync("9");

        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("4.12");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(Messages).ToContainTextAsync("Deploying 4.12");
        await Expect(Box).ToBeFocusedAsync();
    }

    [Test]
    public async Task Escape_closes_a_modal()
    {
        await SayAsync("/deploy");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.That(serve.Workspace.User("U2").Views, Is.Empty);
    }

    [Test]
    public async Task A_shortcut_of_a_message_and_a_global_one_open_modals()
    {
        await SayAsync("Turn me into a ticket");
        var message = Messages.Locator("article").Last;
        await message.HoverAsync();
        await message.Locator("summary").ClickAsync();
        await message.GetByRole(AriaRole.Button, new() { Name = "Turn into a ticket" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await page.GetByText("⚡ Shortcuts").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Report a problem" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_home_tab_opens()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Deployer" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your deployments" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_failing_app_leaves_a_warning()
    {
        serve.App.IsBroken = true;
        await SayAsync("/deploy");

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("/deploy");
    }

    [Test]
    public async Task The_log_grows_by_itself()
    {
        await page.GotoAsync("/log");
        await serve.CallAsync("api.test", new { });

        await page.Locator("details.entry", new() { HasText = "api.test" }).First.Locator("summary").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Response" }).First).ToBeVisibleAsync();
    }

    [Test]
    public async Task Every_control_has_a_name_and_pages_have_landmarks()
    {
        await SayAsync("@deployer hi");
        foreach (var path in new[] { "/as/U2/c/C2", "/as/U2/home", "/log", "/methods", "/faults" })
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("main")).ToHaveCountAsync(1);
            await Expect(page.Locator("nav[aria-label]")).ToHaveCountAsync(1);
            await Expect(page.Locator("h1")).ToHaveCountAsync(1);
            var nameless = await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('button, a, select, textarea, input:not([type=hidden]), summary')]
                  .filter(e => !e.closest('[aria-hidden=true]'))
                  .filter(e => !(e.getAttribute('aria-label') || e.innerText?.trim() || e.textContent.trim() || (e.labels && e.labels.length)
                    || (e.getAttribute('aria-labelledby') || '').split(' ').some(id => document.getElementById(id))))
                  .map(e => e.outerHTML.slice(0, 120))
                """);
            Assert.That(nameless, Is.Empty, path);
            var repeated = await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)
                """);
            Assert.That(repeated, Is.Empty, path);
        }
    }

    [Test]
    public async Task A_narrow_screen_does_not_scroll_sideways()
    {
        await page.SetViewportSizeAsync(360, 700);
        await SayAsync("@deployer hi");

        await Expect(Messages.Locator("article").Last).ToContainTextAsync("Ready to deploy");
        Assert.That(await WidthAsync(), Is.LessThanOrEqualTo(360));
    }

    [Test]
    public async Task A_thread_replaces_the_channel_on_a_narrow_screen()
    {
        await page.SetViewportSizeAsync(360, 700);
        await page.GotoAsync($"/as/U2/c/C2?thread={serve.Workspace.Channel("C2").Messages[0].Ts}");
        var thread = page.GetByRole(AriaRole.Complementary, new() { Name = "Thread" });

        await Expect(thread).ToBeVisibleAsync();
        await Expect(page.Locator("main")).ToBeHiddenAsync();
        Assert.That(await WidthAsync(), Is.LessThanOrEqualTo(360));
        Assert.That(await thread.EvaluateAsync<int>("e => e.clientHeight"), Is.GreaterThan(500));
        await thread.GetByRole(AriaRole.Textbox).FillAsync("Narrow reply");
        await page.Keyboard.PressAsync("Enter");
        await Expect(thread.Locator("article").Last).ToContainTextAsync("Narrow reply");
        await thread.GetByRole(AriaRole.Link, new() { Name = "Close the thread" }).ClickAsync();
        await Expect(page.Locator("main")).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_sidebar_folds_on_a_narrow_screen()
    {
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "random" })).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(360, 700);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "random" })).ToBeHiddenAsync();
        await page.Locator("#menu > summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "random" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "#random" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "random" })).ToBeHiddenAsync();
    }

    [Test]
    public async Task An_entry_of_the_log_stays_open_while_the_log_grows()
    {
        await serve.CallAsync("api.test", new { foo = "needle" });
        await page.GotoAsync("/log");
        var entry = page.Locator("details.entry", new() { HasText = "api.test" }).First;
        await entry.Locator("summary").ClickAsync();
        await Expect(entry).ToContainTextAsync("needle");
        await serve.CallAsync("auth.test", new { });

        await Expect(page.Locator("details.entry", new() { HasText = "auth.test" })).ToHaveCountAsync(1);
        await Expect(entry).ToContainTextAsync("needle");
    }

    [Test]
    public async Task A_response_without_text_is_said_by_its_status()
    {
        await page.RouteAsync("**/say", route => route.FulfillAsync(new() { Status = 502, ContentType = "text/plain", Body = "" }));
        await SayAsync("Lost");

        await Expect(page.Locator("#offline")).ToHaveTextAsync("HTTP 502");
        await Expect(Box).ToHaveValueAsync("Lost");
        complaints.RemoveAll(c => c.Contains("502", StringComparison.Ordinal));
    }

    private Task<int> WidthAsync() => page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");

    private ILocator Box => page.Locator("#composer");

    private ILocator Messages => page.Locator("#messages");

    private static ILocatorAssertions Expect(ILocator locator)
    {
        Assertions.SetDefaultExpectTimeout(Limit);
        return Assertions.Expect(locator);
    }

    private async Task SayAsync(string text)
    {
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
    }

    private async Task TabToAsync(ILocator target)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail("The keyboard does not reach the message box.");
    }
}
