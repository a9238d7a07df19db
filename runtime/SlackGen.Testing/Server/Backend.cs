using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>Everything behind the address of one fake.</summary>
internal sealed class Backend
{
    private readonly CallHandler calls;
    private readonly UploadHandler uploads;

    /// <exception cref="ManifestException">A manifest that was added has errors.</exception>
    public Backend(FakeSlackOptions options)
    {
        var manifest = ManifestLoader.Load(options);
        var dice = new Dice(options.Seed);
        Samples = options.IsBuiltIn ? ManifestSamples.BuiltIn : new ManifestSamples(manifest);
        Stubs = new StubBook(manifest, dice);
        UploadFaults = new FaultTurns(dice);
        Rates = options.EnforceRates ? new RateGate(manifest, options) : null;
        uploads = new UploadHandler(options, UploadFaults, Uploads);
        calls = new CallHandler(manifest, options, Samples, Stubs, Requests, uploads, Rates);
    }

    public ManifestSamples Samples { get; }

    public StubBook Stubs { get; }

    public FaultTurns UploadFaults { get; }

    public RateGate? Rates { get; }

    public Recording<RecordedRequest> Requests { get; } = new();

    public Recording<RecordedUpload> Uploads { get; } = new();

    public Task HandleAsync(HttpContext http, CancellationToken stopping) =>
        UploadHandler.Takes(http) ? uploads.HandleAsync(http, stopping) : calls.HandleAsync(http, stopping);
}
