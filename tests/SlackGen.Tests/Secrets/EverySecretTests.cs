using System.Collections;
using System.Text;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Secrets;

/// <summary>Any secret, in any part of a response or of what is thrown, shows in nothing that leaves the library.</summary>
[Category("Slow")]
public sealed class EverySecretTests
{
    private const int Runs = 60;

    private static readonly SlackMethod[] Methods =
    [
        Call.Get with { Tier = 1, Rate = new SlackRate(1_000_000, 1) },
        Call.Post with { Tier = 1, Rate = new SlackRate(1_000_000, 1) },
        new("apps.uninstall") { Rate = new SlackRate(1_000_000, 1), Secrets = "client_secret" },
        new("oauth.v2.access") { Rate = new SlackRate(1_000_000, 1), Tokens = SlackTokenKinds.None, BasicAuth = true, Secrets = "client_secret code" },
    ];

    private static IEnumerable<TestCaseData> Places => LeakPlace.All.Select(p => new TestCaseData(p).SetArgDisplayNames(p.Name));

    [TestCaseSource(nameof(Places))]
    public void No_secret_leaves_by(object place)
    {
        var at = (LeakPlace)place;
        var wasShown = 0;
        Property.Holds(
            Property.Of(seed => seed.Next()),
            seed =>
            {
                var random = new Random(seed);
                var sent = SecretKind.Sent(random);
                var secret = SecretKind.Create(random, sent);
                var outputs = OutputsOf(Methods[random.Next(Methods.Length)], sent, at.Response(secret.Written));
                wasShown += outputs.Length > 0 ? 1 : 0;
                Assert.That(secret.IsIn(outputs), Is.False, $"{secret}\n{outputs}");
            },
            Runs);
        Assert.That(wasShown, Is.EqualTo(Runs), "there was something to show it in");
    }

    private static string OutputsOf(SlackMethod method, (string Token, string ClientSecret, string Code) sent, Response response)
    {
        var logs = new Loud();
        using var telemetry = new TelemetryRecorder();
        var call = new Call([response], o => (o.Token, o.LoggerFactory, o.Retry.MaxRetries) = (sent.Token, logs, 1));
        var request = new WrittenRequest(w =>
        {
            w.String("client_id"u8, "4b39e9-752c4");
            w.String("client_secret"u8, sent.ClientSecret);
            w.String("code"u8, sent.Code);
            w.String("text"u8, "Hello");
        });
        var text = new StringBuilder();
        try
        {
            call.SendAsync(method, request).GetAwaiter().GetResult();
        }
        catch (SlackException e)
        {
            Describe(e, text);
        }

        text.AppendJoin('\n', logs.Lines).AppendJoin('\n', telemetry.Activities.Select(TelemetryRecorder.Describe));
        return text.AppendJoin('\n', telemetry.Measurements.Select(m => m.Tags)).ToString();
    }

    private static void Describe(Exception? e, StringBuilder text)
    {
        for (text.AppendLine(e!.ToString()); e is not null; e = e.InnerException)
        {
            text.AppendLine($"{e.Message} {e.HelpLink} {e.Source}");
            foreach (DictionaryEntry entry in e.Data)
            {
                text.AppendLine($"{entry.Key} {entry.Value}");
            }

            if (e is AggregateException many)
            {
                many.InnerExceptions.ToList().ForEach(inner => Describe(inner, text));
            }

            if (e is SlackApiException api)
            {
                text.AppendLine($"{api.Code} {api.Needed} {api.Provided} {string.Join(' ', api.Messages)} {string.Join(' ', api.Warnings)}");

                // The envelope of the response is shown as easily as the exception; the method's own fields are what Slack sent.
                var (response, metadata) = (api.Response, api.Response.ResponseMetadata);
                text.AppendLine($"{response.Error} {response.ErrorDetails} {response.GrantedScopes} {response.AcceptedScopes} {string.Join(' ', metadata?.Messages ?? [])} {string.Join(' ', metadata?.Warnings ?? [])}");
            }
        }
    }

    /// <summary>Keeps each line; <see cref="RecordingLogs"/> keeps only what it shows.</summary>
    private sealed class Loud : Microsoft.Extensions.Logging.ILoggerFactory, Microsoft.Extensions.Logging.ILogger
    {
        public List<string> Lines { get; } = [];

        public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(
            Microsoft.Extensions.Logging.LogLevel logLevel,
            Microsoft.Extensions.Logging.EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "";
            lock (Lines)
            {
                Lines.Add($"{formatter(state, exception)} {values} {exception}");
            }
        }

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void AddProvider(Microsoft.Extensions.Logging.ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
