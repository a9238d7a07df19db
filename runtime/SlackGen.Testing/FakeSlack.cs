namespace SlackGen.Testing;

/// <summary>
/// A fake Slack: an HTTP server on 127.0.0.1 that knows every method of the manifest. It checks verb, body, token, scopes and arguments and refuses
/// with Slack's own codes, answers with samples or what a test asked for, lets calls go wrong, and records what it was sent.
/// </summary>
/// <example>
/// <code>
/// await using var slack = await FakeSlack.StartAsync();
/// slack.On("users.info").Reply(new { user = new { id = "U1", name = "spengler" } });
/// // … point a client at slack.BaseAddress with FakeSlack.DefaultToken …
/// Assert.That(slack.RequestsTo("users.info").Single().Arguments["user"]!.GetValue&lt;string&gt;(), Is.EqualTo("U1"));
/// </code>
/// </example>
public sealed class FakeSlack : IAsyncDisposable
{
    /// <summary>A token of every kind with every scope, for tests in which the token does not matter.</summary>
    public const string DefaultToken = "fake-slack-token-with-every-scope";

    /// <summary>A bot token with every scope.</summary>
    public const string BotToken = "xoxb-fake-bot-token";

    /// <summary>A user token with every scope.</summary>
    public const string UserToken = "xoxp-fake-user-token";

    /// <summary>An app-level token with every scope.</summary>
    public const string AppToken = "xapp-fake-app-token";

    /// <summary>An app configuration token with every scope.</summary>
    public const string ConfigurationToken = "xoxe.xoxp-fake-configuration-token";

    private readonly HttpServer server;
    private readonly Backend backend;
    private readonly bool allowsUndocumented;

    private FakeSlack(HttpServer server, Backend backend, bool allowsUndocumented) =>
        (this.server, this.backend, this.allowsUndocumented) = (server, backend, allowsUndocumented);

    /// <summary>What to call instead of <c>https://slack.com/api/</c>. After disposal connections to it are refused, which is one more fault to test.</summary>
    public Uri BaseAddress => new(server.Address, IncomingRequest.Prefix);

    /// <summary>Where file uploads go: what a stub of <c>files.getUploadURLExternal</c> can answer, with any path below.</summary>
    public Uri UploadAddress => new(server.Address, UploadHandler.Prefix);

    /// <summary>The methods that the fake knows, with sample arguments and the answers that it gives unasked.</summary>
    public ManifestSamples Samples => backend.Samples;

    /// <summary>
    /// A copy of the list of requests so far, in the order of their arrival. A request that the client broke off is not in it, nor are those before the
    /// last <see cref="FakeSlackOptions.MaxRecorded"/>.
    /// </summary>
    public IReadOnlyList<RecordedRequest> Requests => backend.Requests.Snapshot();

    /// <summary>A copy of the list of file uploads so far, in the order in which they were complete.</summary>
    public IReadOnlyList<RecordedUpload> Uploads => backend.Uploads.Snapshot();

    /// <summary>Gets how many requests are not in <see cref="Requests"/> any more, because newer ones took their places.</summary>
    public long DroppedRequests => backend.Requests.Dropped;

    /// <summary>Gets how many uploads are not in <see cref="Uploads"/> any more, because newer ones took their places.</summary>
    public long DroppedUploads => backend.Uploads.Dropped;

    /// <summary>How hard each method was called at worst, per token and partition. Empty unless <see cref="FakeSlackOptions.EnforceRates"/> is on.</summary>
    public IReadOnlyList<RatePeak> RatePeaks => backend.Rates?.Peaks ?? [];

    /// <summary>Starts a fake, on a free port unless <see cref="FakeSlackOptions.Port"/> says otherwise.</summary>
    /// <param name="configure">Sets it up.</param>
    /// <exception cref="ManifestException">A manifest that was added has errors.</exception>
    /// <exception cref="ArgumentException">A token was added with a scope that is not documented.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<FakeSlack> StartAsync(Action<FakeSlackOptions>? configure = null)
    {
        var options = new FakeSlackOptions();
        configure?.Invoke(options);
        var backend = new Backend(options);
        return new FakeSlack(await HttpServer.StartAsync(options.Port, backend.HandleAsync).ConfigureAwait(false), backend, options.AllowUndocumented);
    }

    /// <summary>What to do about a method.</summary>
    /// <param name="method">
    /// A method, <c>users.list</c>, or a pattern: <c>chat.*</c> for a group and those below it, <c>*</c> for every method. The narrowest one that has
    /// something for a request decides.
    /// </param>
    /// <exception cref="ArgumentException">There is no such method. A method of one's own is added with <see cref="FakeSlackOptions.AddManifest"/>.</exception>
    public MethodStub On(string method) => backend.Stubs.On(method);

    /// <summary>The requests so far to a method, in the order of their arrival.</summary>
    /// <param name="method">A method or a pattern as for <see cref="On"/>.</param>
    /// <exception cref="ArgumentException">
    /// There is no such method, and <see cref="FakeSlackOptions.AllowUndocumented"/> is off. Requests to methods that the fake does not know are in
    /// <see cref="Requests"/>.
    /// </exception>
    public IReadOnlyList<RecordedRequest> RequestsTo(string method)
    {
        ArgumentNullException.ThrowIfNull(method);
        if (!allowsUndocumented)
        {
            backend.Stubs.RequireKnown(method);
        }

        return [.. Requests.Where(r => FakeManifest.Matches(method, r.Method))];
    }

    /// <summary>Lets file uploads go wrong, after their bytes have arrived.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">How many uploads meet it; null for every further one.</param>
    /// <param name="probability">How likely an upload is to meet it, from 0 to 1.</param>
    public void FaultUploads(Fault fault, int? times = null, double probability = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        backend.UploadFaults.Add(fault, times, probability);
    }

    /// <summary>Forgets the recorded requests and uploads.</summary>
    public void ClearRequests()
    {
        backend.Requests.Clear();
        backend.Uploads.Clear();
    }

    /// <summary>Forgets recorded requests and uploads, stubs, faults and counted calls, so that one fake can serve many tests.</summary>
    public void Clear()
    {
        ClearRequests();
        backend.Stubs.Clear();
        backend.UploadFaults.Clear();
        backend.Rates?.Clear();
    }

    /// <summary>Stops listening, and ends what hangs.</summary>
    public ValueTask DisposeAsync() => server.DisposeAsync();
}
