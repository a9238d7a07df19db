using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>The state and the handlers of one fake.</summary>
internal sealed class Backend
{
    private readonly CallHandler calls;
    private readonly UploadHandler uploads;

    /// <exception cref="ManifestException">A manifest that was added has errors.</exception>
    /// <exception cref="ArgumentException">A token has a scope that the manifest lacks.</exception>
    public Backend(FakeSlackOptions options)
    {
        var manifest = ManifestLoader.Load(options);
        var random = new SeededRandom(options.Seed);
        Samples = options.IsBuiltIn ? ManifestSamples.BuiltIn : new ManifestSamples(manifest);
        if (!options.AllowUndocumented)
        {
            TokenCheck.Check(options.Tokens.Values, manifest);
        }

        Requests = new Recording<RecordedRequest>(options.MaxRecorded);
        Uploads = new Recording<RecordedUpload>(options.MaxRecorded);
        Stubs = new MethodStubs(manifest, random, options.AllowUndocumented);
        UploadFaults = new FaultQueue(random);
        Rates = options.EnforceRates ? new RateGate(manifest, options) : null;
        uploads = new UploadHandler(options, UploadFaults, Uploads);
        calls = new CallHandler(manifest, options, new SampleResponses(Samples, uploads), Stubs, Requests, Rates);
    }

    public ManifestSamples Samples { get; }

    public MethodStubs Stubs { get; }

    public FaultQueue UploadFaults { get; }

    public RateGate? Rates { get; }

    public Recording<RecordedRequest> Requests { get; }

    public Recording<RecordedUpload> Uploads { get; }

    public Task HandleAsync(HttpContext http, CancellationToken stopping) =>
        UploadHandler.Handles(http) ? uploads.HandleAsync(http, stopping) : calls.HandleAsync(http, stopping);
}
