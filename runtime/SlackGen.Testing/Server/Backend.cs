using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>The state and the handlers of one fake.</summary>
internal sealed class Backend
{
    private readonly CallHandler calls;
    private readonly UploadHandler uploads;
    private readonly DownloadHandler? downloads;
    private readonly WebhookHandler? webhooks;
    private readonly SocketHandler sockets;
    private readonly PayloadDefaults defaults;
    private readonly FakeSlackOptions options;
    private readonly AppLink link;

    /// <exception cref="ManifestException">A manifest that was added has errors.</exception>
    /// <exception cref="ArgumentException">A token has a scope that the manifest lacks.</exception>
    public Backend(FakeSlackOptions options)
    {
        this.options = options;
        var manifest = ManifestLoader.Load(options);
        Manifest = manifest;
        options.ApplyAppManifest();
        var random = new SeededRandom(options.Seed);
        Samples = options.IsBuiltIn ? ManifestSamples.BuiltIn : new ManifestSamples(manifest);
        if (!options.AllowUndocumented)
        {
            TokenCheck.Check(options.Tokens.Values, manifest);
        }

        Workspaces = WorkspaceTable.Start(options);
        Coverage = new FakeCoverage(manifest, hasWorkspace: Workspace is not null);
        Requests = new Recording<RecordedRequest>(options.MaxRecorded);
        Uploads = new Recording<RecordedUpload>(options.MaxRecorded);
        Stubs = new MethodStubs(manifest, random, options.AllowUndocumented);
        UploadFaults = new FaultQueue(random);
        DownloadFaults = new FaultQueue(random);
        WebhookFaults = new FaultQueue(random);
        Rates = options.EnforceRates ? new RateGate(manifest, options) : null;
        uploads = new UploadHandler(options, UploadFaults, Uploads);
        ResponseMessages = new Recording<RecordedResponseMessage>(options.MaxRecorded);
        WebhookMessages = new Recording<RecordedResponseMessage>(options.MaxRecorded);
        var messageCheck = new MessageCheck(manifest);
        ResponseUrls = new ResponseUrls(options, ResponseMessages, Workspaces is null ? null : new ResponsePosting(Workspaces, messageCheck));
        var granted = new GrantedScopes(manifest);
        Installations = Workspaces is null ? null : new Installations(options, manifest, Workspaces, granted);
        var authentication = new Authentication(options.Tokens, Workspaces, Installations?.Tokens);
        downloads = Workspaces is null ? null : new DownloadHandler(options, Workspaces, authentication, DownloadFaults);
        webhooks = Workspaces is null ? null : new WebhookHandler(options, Workspaces, messageCheck, WebhookMessages, WebhookFaults);
        Deliveries = new DeliveryLog(options.MaxRecorded, options.Observer);
        defaults = new PayloadDefaults(options, ResponseUrls, Workspaces);
        SocketMode = new FakeSocketMode(options, defaults, Deliveries, random);
        sockets = new SocketHandler(SocketMode, options);
        link = new AppLink(options, SocketMode, ResponseUrls, Deliveries, new AppReplyCheck(manifest, messageCheck));
        foreach (var workspace in Workspaces?.All ?? [])
        {
            workspace.Connect(link, manifest);
        }

        calls = new CallHandler(manifest, options, new SampleResponses(Samples, uploads, sockets, options.App), Stubs, Requests, Rates, authentication, granted, Installations is null ? null : new WorkspaceResponses(Workspaces!, Installations.Methods, manifest));
    }

    public FakeManifest Manifest { get; }

    public ManifestSamples Samples { get; }

    public Workspace? Workspace => options.Workspace;

    /// <summary>Gets the workspaces; null for a fake without one.</summary>
    public WorkspaceTable? Workspaces { get; }

    /// <summary>Gets the side of installations; null for a fake without a workspace.</summary>
    public Installations? Installations { get; }

    public FakeCoverage Coverage { get; }

    public MethodStubs Stubs { get; }

    public FaultQueue UploadFaults { get; }

    public FaultQueue DownloadFaults { get; }

    public FaultQueue WebhookFaults { get; }

    public RateGate? Rates { get; }

    public Recording<RecordedRequest> Requests { get; }

    public Recording<RecordedUpload> Uploads { get; }

    public Recording<RecordedResponseMessage> ResponseMessages { get; }

    public Recording<RecordedResponseMessage> WebhookMessages { get; }

    public ResponseUrls ResponseUrls { get; }

    public DeliveryLog Deliveries { get; }

    public FakeSocketMode SocketMode { get; }

    public FakeRequestUrl CreateRequestUrl(FakeRequestUrls urls, string signingSecret, HttpMessageHandler? handler) =>
        link.Named = new FakeRequestUrl(urls, signingSecret, handler, options, defaults, Deliveries, link.Forget);

    /// <summary>Forgets the request URL that was named last.</summary>
    public void ForgetRequestUrl() => link.Named = null;

    // A connection of Socket Mode is open all the time, so it is no request that is being served.
    public Task HandleAsync(HttpContext http, CancellationToken stopping) =>
        options.RefusesWebPages && WebPageGuard.Refuses(http.Request) ? WebPageGuard.RefuseAsync(http)
        : SocketHandler.Handles(http) ? sockets.HandleAsync(http, stopping) : ServeAsync(http, stopping);

    private async Task ServeAsync(HttpContext http, CancellationToken stopping)
    {
        using var serving = Deliveries.Activity.Begin(http.Request);
        await DispatchAsync(http, stopping).ConfigureAwait(false);
    }

    private Task DispatchAsync(HttpContext http, CancellationToken stopping) => http switch
    {
        _ when UploadHandler.Handles(http) => uploads.HandleAsync(http, stopping),
        _ when ResponseUrls.Handles(http) => ResponseUrls.HandleAsync(http),
        _ when downloads is not null && DownloadHandler.Handles(http) => downloads.HandleAsync(http, stopping),
        _ when webhooks is not null && WebhookHandler.Handles(http) => webhooks.HandleAsync(http, stopping),
        _ => Installations?.TryHandleAsync(http) ?? calls.HandleAsync(http, stopping),
    };
}
