using Microsoft.Playwright;
using NUnit.Framework;

namespace SlackGen.TestSupport;

/// <summary>Debian's Chromium without a window. A project that uses it references Microsoft.Playwright, whose driver is copied to its output.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Executable = "/usr/bin/chromium";

    // In milliseconds.
    private const float StartLimit = 180_000;

    private readonly IPlaywright playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    /// <summary>Starts the browser. The test is ignored, with the reason, where there is none.</summary>
    public static async Task<Chromium> StartAsync()
    {
        if (!File.Exists(Executable))
        {
            Assert.Ignore($"There is no {Executable}: apt-get install chromium.");
        }

        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        try
        {
            var playwright = await Playwright.CreateAsync();
            return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Executable,
                Args = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
                Timeout = StartLimit,
            }));
        }
        catch (PlaywrightException e) when (e.Message.Contains("Driver not found", StringComparison.Ordinal))
        {
            Assert.Ignore($"Playwright has no driver here: {e.Message}");
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
