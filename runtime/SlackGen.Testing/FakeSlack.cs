using System.Collections.Concurrent;

namespace SlackGen.Testing;

/// <summary>
/// A fake Slack: an HTTP server on 127.0.0.1 that knows every method of the manifest. It checks verb, body, token, scopes and arguments, refuses
/// requests with Slack's own error codes, responds with samples or stubs, simulates faults, and records requests. It delivers events, commands and
/// interactions to an app, over Socket Mode and signed HTTP.
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

    /// <summary>The signing secret of requests to the app unless <see cref="DeliverTo(Uri, string, HttpMessageHandler?)"/> has another.</summary>
    public const string SigningSecret = "fake-signing-secret";

    private readonly ConcurrentBag<FakeRequestUrl> requestUrls = [];
    private readonly HttpServer? listener;
    private readonly InProcessServer server;
    private readonly Uri address;
    private readonly Backend backend;
    private readonly bool allowsUndocumented;
    private readonly FakeApps? apps;

    private FakeSlack(HttpServer? listener, Backend backend, bool allowsUndocumented)
    {
        (this.listener, this.backend, this.allowsUndocumented) = (listener, backend, allowsUndocumented);
        server = new InProcessServer(backend.HandleAsync);
        address = listener?.Address ?? InProcessServer.Address;
        backend.ResponseUrls.Address = address;
        foreach (var workspace in backend.Workspaces?.All ?? [])
        {
            workspace.State.Address = address;
        }

        apps = backend.Workspaces is { } all ? new FakeApps(this, all, backend.Installations!) : null;
    }

    /// <summary>Gets the address that replaces <c>https://slack.com/api/</c>. After disposal it refuses connections, which is one more fault to test.</summary>
    /// <remarks>A fake that is in process alone has an address too, under which only <see cref="CreateHandler"/> reaches it.</remarks>
    public Uri BaseAddress => new(address, IncomingRequest.Prefix);

    /// <summary>Gets the address of file uploads. A stub of <c>files.getUploadURLExternal</c> can respond with any path below it.</summary>
    public Uri UploadAddress => new(address, UploadHandler.Prefix);

    /// <summary>Gets the methods that the fake knows, with sample arguments and its default responses.</summary>
    public ManifestSamples Samples => backend.Samples;

    /// <summary>
    /// Gets a copy of the list of requests so far, in order of arrival. It holds the last <see cref="FakeSlackOptions.MaxRecorded"/> requests. A request
    /// that the client aborted is not in it.
    /// </summary>
    public IReadOnlyList<RecordedRequest> Requests => backend.Requests.Snapshot();

    /// <summary>Gets a copy of the list of file uploads so far, in order of completion.</summary>
    public IReadOnlyList<RecordedUpload> Uploads => backend.Uploads.Snapshot();

    /// <summary>Gets the number of requests that newer ones have pushed out of <see cref="Requests"/>.</summary>
    public long DroppedRequests => backend.Requests.Dropped;

    /// <summary>Gets the number of uploads that newer ones have pushed out of <see cref="Uploads"/>.</summary>
    public long DroppedUploads => backend.Uploads.Dropped;

    /// <summary>Gets the peak rate of each method, per token and partition. Empty unless <see cref="FakeSlackOptions.EnforceRates"/> is on.</summary>
    public IReadOnlyList<RatePeak> RatePeaks => backend.Rates?.Peaks ?? [];

    /// <summary>Gets the methods that the fake knows.</summary>
    internal FakeManifest Manifest => backend.Manifest;

    /// <summary>Gets the workspace; null if the options have none.</summary>
    public Workspace? Workspace => backend.Workspace;

    /// <summary>Gets the workspaces: <see cref="Workspace"/> first, then those of <see cref="FakeSlackOptions.AddWorkspace"/>. Empty if the options have none.</summary>
    public IReadOnlyList<Workspace> Workspaces => backend.Workspaces?.All ?? [];

    /// <summary>Gets the acts of people on the app as a whole: they install and remove it.</summary>
    /// <exception cref="InvalidOperationException">The fake has no workspace.</exception>
    public FakeApps Apps => apps
        ?? throw new InvalidOperationException($"An app is installed in a workspace. Set {nameof(FakeSlackOptions)}.{nameof(FakeSlackOptions.Workspace)}.");

    /// <summary>Gets the fake's Socket Mode: the connections of the app, and the methods that deliver over them.</summary>
    public FakeSocketMode SocketMode => backend.SocketMode;

    /// <summary>Gets a copy of the list of deliveries so far, over all transports. It holds the last <see cref="FakeSlackOptions.MaxRecorded"/>.</summary>
    public IReadOnlyList<FakeDelivery> Deliveries => backend.Deliveries.Snapshot();

    /// <summary>Gets the number of deliveries that newer ones have pushed out of <see cref="Deliveries"/>.</summary>
    public long DroppedDeliveries => backend.Deliveries.Dropped;

    /// <summary>Gets a copy of the list of messages that the app has sent to response URLs. It holds the last <see cref="FakeSlackOptions.MaxRecorded"/>.</summary>
    public IReadOnlyList<RecordedResponseMessage> ResponseMessages => backend.ResponseMessages.Snapshot();

    /// <summary>
    /// Gets a copy of the list of messages that have come to incoming webhooks, in order of arrival. Refused ones are in it. It holds the last
    /// <see cref="FakeSlackOptions.MaxRecorded"/>.
    /// </summary>
    public IReadOnlyList<RecordedResponseMessage> WebhookMessages => backend.WebhookMessages.Snapshot();

    /// <summary>Gets whether the fake has no listener, so that only <see cref="CreateHandler"/> reaches it.</summary>
    public bool IsInProcess => listener is null;

    /// <summary>Gets the methods that the workspace implements and those that respond with samples.</summary>
    public FakeCoverage Coverage => backend.Coverage;

    /// <summary>
    /// Starts a fake, on a free port unless <see cref="FakeSlackOptions.Port"/> is set, or without a listener with
    /// <see cref="FakeSlackOptions.IsInProcess"/>.
    /// </summary>
    /// <param name="configure">Sets the options.</param>
    /// <exception cref="ManifestException">A manifest that was added has errors.</exception>
    /// <exception cref="ArgumentException">A token was added with a scope that is not documented, or the fake is in process and has a port.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<FakeSlack> StartAsync(Action<FakeSlackOptions>? configure = null)
    {
        var options = new FakeSlackOptions();
        configure?.Invoke(options);
        if (options is { IsInProcess: true, Port: not 0 })
        {
            throw new ArgumentException("A fake in process has no port. Remove either IsInProcess or Port.", nameof(configure));
        }

        // The server listens first: a workspace belongs to the fake that starts with it, so a fake that cannot listen must not take it.
        var ready = new TaskCompletionSource<Backend>(TaskCreationOptions.RunContinuationsAsynchronously);
        var listener = options.IsInProcess
            ? null
            : await HttpServer.StartAsync(options.Port, async (http, stopping) => await (await ready.Task.ConfigureAwait(false)).HandleAsync(http, stopping).ConfigureAwait(false))
                .ConfigureAwait(false);
        try
        {
            var backend = new Backend(options);
            var fake = new FakeSlack(listener, backend, options.AllowUndocumented);
            ready.SetResult(backend);
            return fake;
        }
        catch
        {
            ready.SetCanceled(CancellationToken.None);
            if (listener is not null)
            {
                await listener.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>
    /// Returns a handler through which an <see cref="HttpClient"/> reaches the fake without a socket, whatever the host of a URL: methods, uploads, response
    /// URLs and, by <c>ClientWebSocket.ConnectAsync(uri, new HttpMessageInvoker(handler), …)</c>, Socket Mode. Faults are those that a client meets over TCP,
    /// with the same exceptions. The handler follows no redirects. It works until the fake is disposed, and need not be disposed.
    /// </summary>
    public HttpMessageHandler CreateHandler() => new InProcessHandler(server);

    /// <summary>Returns the stub of a method or pattern. Each call with the same name returns the same stub.</summary>
    /// <param name="method">
    /// A method, <c>users.list</c>, or a pattern: <c>chat.*</c> for a group and the groups below it, <c>*</c> for every method. The narrowest stub that
    /// has a response or a fault for a request decides.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There is no such method. <see cref="FakeSlackOptions.AddManifest"/> adds methods; <see cref="FakeSlackOptions.AllowUndocumented"/> does not.
    /// </exception>
    public MethodStub On(string method) => backend.Stubs.On(method);

    /// <summary>Returns the requests so far to a method, in order of arrival.</summary>
    /// <param name="method">A method or a pattern as for <see cref="On"/>.</param>
    /// <exception cref="ArgumentException">
    /// There is no such method, and <see cref="FakeSlackOptions.AllowUndocumented"/> is off. <see cref="Requests"/> holds requests to unknown methods
    /// too.
    /// </exception>
    public IReadOnlyList<RecordedRequest> RequestsTo(string method)
    {
        ArgumentNullException.ThrowIfNull(method);
        if (!allowsUndocumented)
        {
            backend.Stubs.VerifyMethodExists(method);
        }

        return [.. Requests.Where(r => FakeManifest.Matches(method, r.Method))];
    }

    /// <summary>Waits until there is a number of requests to a method, such as those of an app that works on after its acknowledgement.</summary>
    /// <param name="method">A method or a pattern as for <see cref="On"/>.</param>
    /// <param name="count">The number of requests, at least 1. Refused ones count.</param>
    /// <param name="timeout">The limit in real time, not on the clock of the fake; null for 30 seconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>All requests to the method so far, in order of arrival.</returns>
    /// <exception cref="ArgumentException">As for <see cref="RequestsTo"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1, or the limit is not positive.</exception>
    /// <exception cref="TimeoutException">Fewer requests have come within the limit. The message names the methods that were called.</exception>
    public Task<IReadOnlyList<RecordedRequest>> WaitForRequestsAsync(
        string method,
        int count = 1,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return backend.Requests.Added.WaitForAsync(
            count,
            () => RequestsTo(method),
            come => $"There are {come.Count} of {count} requests to {method}, and {DescribeRequests()},",
            timeout,
            cancellationToken);
    }

    /// <summary>Returns a transport that posts signed deliveries to a request URL of the app. The fake disposes it.</summary>
    /// <param name="requestUrl">The absolute URL.</param>
    /// <param name="signingSecret">The signing secret that the app knows.</param>
    /// <param name="handler">
    /// The handler that reaches an app in this process, such as that of a <c>TestServer</c>. The caller disposes it. Null for TCP.
    /// </param>
    /// <remarks>
    /// The events of the workspace, and what its users do, go to the request URL that was named last, until it is disposed or <see cref="Clear"/> is called.
    /// </remarks>
    public FakeRequestUrl DeliverTo(Uri requestUrl, string signingSecret = SigningSecret, HttpMessageHandler? handler = null) =>
        DeliverTo(new FakeRequestUrls(requestUrl), signingSecret, handler);

    /// <summary>Returns a transport that posts signed deliveries to the request URLs of the app, by kind of delivery. The fake disposes it.</summary>
    /// <param name="requestUrls">
    /// The URLs, such as those of the app's manifest on this machine:
    /// <c>manifest.RequestUrls.On(new Uri("http://127.0.0.1:3000"))</c>.
    /// </param>
    /// <param name="signingSecret">The signing secret that the app knows.</param>
    /// <param name="handler">The handler that reaches an app in this process. The caller disposes it. Null for TCP.</param>
    public FakeRequestUrl DeliverTo(FakeRequestUrls requestUrls, string signingSecret = SigningSecret, HttpMessageHandler? handler = null)
    {
        ArgumentNullException.ThrowIfNull(requestUrls);
        ArgumentException.ThrowIfNullOrEmpty(signingSecret);
        var created = backend.CreateRequestUrl(requestUrls, signingSecret, handler);
        this.requestUrls.Add(created);
        return created;
    }

    /// <summary>
    /// Waits until nothing is on the wire: no delivery is pending, also none that waits for its next attempt, no event is queued, no request is being
    /// served, and nothing has begun for a moment.
    /// </summary>
    /// <param name="timeout">The limit in real time, not on the clock of the fake; null for 30 seconds.</param>
    /// <param name="quiet">The moment in real time, which covers the pause between an acknowledgement and the calls that follow; null for 100 ms.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is not positive.</exception>
    /// <exception cref="TimeoutException">Something is on the wire after the limit. The message names it.</exception>
    public Task IdleAsync(TimeSpan? timeout = null, TimeSpan? quiet = null, CancellationToken cancellationToken = default) =>
        backend.Deliveries.Activity.WaitUntilIdleAsync(timeout, quiet, cancellationToken);

    /// <summary>Returns a new URL that takes messages, for <c>response_urls</c> of a <c>view_submission</c>. Commands and clicks have one by themselves.</summary>
    public Uri CreateResponseUrl() => backend.ResponseUrls.Create("actions", null);

    /// <summary>Returns the URL of a new incoming webhook. A message that is posted there appears in the channel.</summary>
    /// <param name="channel">The ID or the name of the channel.</param>
    /// <exception cref="InvalidOperationException">The fake has no workspace.</exception>
    /// <exception cref="ArgumentException">There is no such channel.</exception>
    public Uri CreateWebhook(string channel)
    {
        var workspace = Workspace ?? throw new InvalidOperationException($"An incoming webhook posts in a workspace. Set {nameof(FakeSlackOptions)}.{nameof(FakeSlackOptions.Workspace)}.");
        var id = workspace.Channel(channel).Id;
        lock (workspace.State.Gate)
        {
            return new Uri(workspace.State.Address!, WebhookHandler.PathOf(workspace.State, workspace.State.Webhooks.Add(workspace.State, id)));
        }
    }

    /// <summary>Adds a fault to file uploads. It occurs after the bytes have arrived.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of uploads that the fault affects; null for all further uploads.</param>
    /// <param name="probability">The probability that the fault affects an upload, from 0 to 1.</param>
    public void FaultUploads(Fault fault, int? times = null, double probability = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        backend.UploadFaults.Add(fault, times, probability);
    }

    /// <summary>Adds a fault to downloads of the workspace's files.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of requests that the fault affects; null for all further requests.</param>
    /// <param name="probability">The probability that the fault affects a request, from 0 to 1.</param>
    public void FaultDownloads(Fault fault, int? times = null, double probability = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        backend.DownloadFaults.Add(fault, times, probability);
    }

    /// <summary>Adds a fault to incoming webhooks of the workspace. A fault that leaves the response as it is, or loses it, leaves the message posted.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of messages that the fault affects; null for all further messages.</param>
    /// <param name="probability">The probability that the fault affects a message, from 0 to 1.</param>
    public void FaultWebhooks(Fault fault, int? times = null, double probability = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        backend.WebhookFaults.Add(fault, times, probability);
    }

    /// <summary>Removes the recorded requests, uploads, and messages to response URLs and incoming webhooks.</summary>
    public void ClearRequests()
    {
        backend.Requests.Clear();
        backend.Uploads.Clear();
        backend.ResponseMessages.Clear();
        backend.WebhookMessages.Clear();
    }

    /// <summary>
    /// Removes everything that is recorded, stubs, faults, counted calls and response URLs, gives up on pending deliveries and queued events, and forgets the
    /// request URL that <see cref="DeliverTo(Uri, string, HttpMessageHandler?)"/> named last, so that one fake can serve many tests. Socket Mode connections,
    /// settings, installations and the content of workspaces stay.
    /// </summary>
    public void Clear()
    {
        // What is queued first: the end of a delivery would let the next event go.
        foreach (var workspace in Workspaces)
        {
            workspace.Router.Clear();
        }

        backend.Deliveries.Clear();
        backend.ForgetRequestUrl();
        ClearRequests();
        backend.Stubs.Clear();
        backend.UploadFaults.Clear();
        backend.DownloadFaults.Clear();
        backend.WebhookFaults.Clear();
        backend.Rates?.Clear();
        backend.ResponseUrls.Clear();
        backend.SocketMode.Clear();
    }

    /// <summary>Gives up on pending deliveries, closes Socket Mode connections, stops the server and ends pending requests.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var workspace in Workspaces)
        {
            workspace.Stop();
        }

        backend.Deliveries.Stop();
        await server.DisposeAsync().ConfigureAwait(false);
        if (listener is not null)
        {
            await listener.DisposeAsync().ConfigureAwait(false);
        }

        foreach (var requestUrl in requestUrls)
        {
            requestUrl.Dispose();
        }

        backend.Installations?.Dispose();
    }

    private string DescribeRequests() => Requests is { Count: > 0 } requests
        ? "requests to " + string.Join(", ", requests.GroupBy(r => r.Method).Select(m => m.Count() == 1 ? m.Key : $"{m.Key} ({m.Count()})")) + " in all"
        : "no requests at all";
}
