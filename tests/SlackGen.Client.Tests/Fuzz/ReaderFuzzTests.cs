using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SlackGen.Client.Tests.Conventions;
using SlackGen.Manifest.Model;
using SlackGen.Testing;

namespace SlackGen.Client.Tests.Fuzz;

/// <summary>
/// Every generated reader reads damaged responses. It throws a <see cref="SlackException"/> or reads the same values as System.Text.Json.
/// The environment variable SLACKGEN_FUZZ sets the number of damaged responses for each method (default 20) and starts another series.
/// </summary>
[Category("Slow")]
public sealed class ReaderFuzzTests
{
    private static readonly int? Longer = int.TryParse(Environment.GetEnvironmentVariable("SLACKGEN_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    // A failure repeats itself: the seed is part of the test, except in a longer run.
    private static readonly Config Config = FsCheck.Config.QuickThrowOnFailure
        .WithMaxTest(Longer ?? 20)
        .WithReplay(new Replay(new Rnd(Longer is null ? 20261121UL : (ulong)Environment.TickCount64, 1), null!));

    private readonly CannedResponses canned = new();
    private SlackClient slack = null!;

    [OneTimeSetUp]
    public void Connect() => slack = new SlackClient(new SlackClientOptions
    {
        Token = FakeSlack.DefaultToken,
        HttpClient = new HttpClient(canned),
        LimitMode = SlackLimitMode.Off,
        Retry = new SlackRetryOptions { MaxRetries = 0 },
        KeepUnrecognized = true,
    });

    [OneTimeTearDown]
    public void Disconnect() => canned.Dispose();

    [TestCaseSource(typeof(Spec), nameof(Spec.JsonMethodNames))]
    public void A_damaged_response_is_refused_or_read_as_it_is(string name)
    {
        var method = Spec.Method(name);
        var sample = Encoding.UTF8.GetBytes(ManifestSamples.BuiltIn.Response(name).ToJsonString());
        var request = GeneratedCode.Request(method, ManifestSamples.BuiltIn.Request(name));
        Prop.ForAll(Mutation.Of(sample).ToArbitrary(), body => Check(method, request, body)).Check(Config);
    }

    private void Check(Method method, SlackRequest request, byte[] body)
    {
        canned.Response = body;
        SlackResponse response;
        try
        {
            response = GeneratedCode.CallAsync(slack, method, request).GetAwaiter().GetResult();
        }
        catch (SlackException)
        {
            return;
        }

        using var original = JsonDocument.Parse(body);
        using var read = JsonDocument.Parse(response.ToJson());
        Assert.That(Canonical.Lost(original.RootElement, read.RootElement), Is.Null, Encoding.UTF8.GetString(body));
    }
}
