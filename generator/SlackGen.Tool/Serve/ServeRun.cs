using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>A fake Slack with its page, while they run.</summary>
internal sealed class ServeRun : IAsyncDisposable
{
    private readonly TextWriter output;
    private readonly FakeAppIdentity identity;
    private readonly FakeAppManifest? manifest;
    private readonly FakeRequestUrl? app;
    private readonly TrafficLog log;
    private readonly PageHost page;

    private ServeRun(FakeSlack fake, FakeAppIdentity identity, FakeAppManifest? manifest, FakeRequestUrl? app, TrafficLog log, PageHost page, TextWriter output) =>
        (Fake, this.identity, this.manifest, this.app, this.log, this.page, this.output) = (fake, identity, manifest, app, log, page, output);

    public FakeSlack Fake { get; }

    /// <summary>Gets the URL of the page.</summary>
    public Uri PageAddress => page.Address;

    /// <summary>Starts the fake and its page.</summary>
    /// <param name="options">The options.</param>
    /// <param name="output">The writer of the log.</param>
    /// <exception cref="ManifestException">The app's manifest, or one of methods, has errors.</exception>
    /// <exception cref="IOException">A port is taken, or a file cannot be read.</exception>
    public static async Task<ServeRun> StartAsync(ServeOptions options, TextWriter output)
    {
        var log = new TrafficLog(output);
        FakeAppManifest? manifest = null;
        FakeAppIdentity? identity = null;
        FakeSlack? fake = null;
        try
        {
            fake = await FakeSlack.StartAsync(o =>
            {
                o.Port = options.Port;
                o.Workspace = options.UsesSample ? Workspace.Sample() : EmptyWorkspace.Create(o.App);
                o.Observer = log;
                o.RefusesWebPages = true;
                foreach (var file in options.Extra)
                {
                    o.AddManifestFile(file);
                }

                if (options.AppFile is not null)
                {
                    manifest = o.App.ReadManifestFile(options.AppFile);
                }

                identity = o.App;
                if (manifest is { RedirectUrls.Count: > 0 } && options.RequestUrl is { } server)
                {
                    // The URLs of the manifest are those of the real app. The one that runs here listens on the same paths.
                    o.App.RedirectUrls = [.. manifest.RedirectUrls, .. manifest.RedirectUrls.Where(u => u.Scheme is "http" or "https").Select(u => new Uri(server, u.PathAndQuery))];
                }
            }).ConfigureAwait(false);
            var app = options.RequestUrl is null
                ? null
                : fake.DeliverTo(manifest?.RequestUrls?.On(options.RequestUrl) ?? new FakeRequestUrls(options.RequestUrl), options.SigningSecret ?? FakeSlack.SigningSecret);
            return new ServeRun(fake, identity!, manifest, app, log, await PageHost.StartAsync(fake, manifest, log, options.PagePort).ConfigureAwait(false), output);
        }
        catch
        {
            await log.DisposeAsync().ConfigureAwait(false);
            if (fake is not null)
            {
                await fake.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>Writes the addresses and tokens that an app needs. The tokens are known to everybody and open nothing else.</summary>
    public void WriteIntroduction()
    {
        output.WriteLine($"""
            A fake Slack runs on this machine. Ctrl+C ends it.
              page           {PageAddress}
              base URL       {Fake.BaseAddress}
              bot token      {FakeSlack.BotToken}
              user token     {FakeSlack.UserToken}
              app token      {FakeSlack.AppToken}
              Socket Mode    {new Uri(Fake.BaseAddress, "apps.connections.open")}
              client ID      {identity.ClientId}
              client secret  {identity.ClientSecret}
              install        {new Uri(Fake.BaseAddress, "/oauth/v2/authorize")}
              sign in        {new Uri(Fake.BaseAddress, "/openid/connect/authorize")}
            """);
        if (app is not null)
        {
            foreach (var (name, url) in new[] { ("events", app.Urls.Events), ("commands", app.Urls.Commands), ("interactions", app.Urls.Interactions), ("options", app.Urls.Options) })
            {
                output.WriteLine($"  {name,-13}  {url}");
            }
        }

        if (manifest is not null)
        {
            output.WriteLine($"  app            {manifest.Name}{(manifest.Commands.Count == 0 ? "" : $" with {string.Join(", ", manifest.Commands.Select(c => c.Command))}")}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await page.DisposeAsync().ConfigureAwait(false);
        await Fake.DisposeAsync().ConfigureAwait(false);
        await log.DisposeAsync().ConfigureAwait(false);
    }
}
