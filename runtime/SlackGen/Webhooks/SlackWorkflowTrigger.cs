using System.Text.Json;

namespace SlackGen;

/// <summary>
/// A webhook that starts a workflow of Workflow Builder. Starts wait for Slack's limit of ten a minute, and are repeated as messages of a
/// <see cref="SlackWebhook"/> are. The URL is a secret and is in no exception, log message or trace. Instances are thread-safe; keep one for each URL.
/// </summary>
public sealed class SlackWorkflowTrigger
{
    private static readonly SlackMethod Step = new("trigger") { Tokens = SlackTokenKinds.None, Rate = new SlackRate(10, 60) };

    private readonly WebhookCalls calls;

    /// <summary>Initializes a trigger.</summary>
    /// <param name="url">The URL, <c>https://hooks.slack.com/triggers/…</c>. Plain http is allowed on loopback.</param>
    /// <param name="options">The options, as for a <see cref="SlackWebhook"/>; null for the defaults. A token is refused.</param>
    /// <exception cref="ArgumentException">The URL is not an https URL, or an option is out of range. The message does not contain the URL.</exception>
    public SlackWorkflowTrigger(string url, SlackClientOptions? options = null) => calls = new WebhookCalls(url, Step, options, static f => new SlackApiException(f));

    /// <summary>Starts the workflow.</summary>
    /// <param name="variables">The variables of the workflow by their names; null for none. Slack takes text only.</param>
    /// <param name="cancellationToken">Cancels the start. If it was already sent, the workflow may run.</param>
    /// <exception cref="SlackApiException">Slack returned an error.</exception>
    /// <exception cref="SlackRateLimitedException">The start would wait too long for the limit of the trigger, and was not sent.</exception>
    /// <exception cref="SlackException">No response came, or it is not Slack's. The message says whether the start may have arrived.</exception>
    public async Task StartAsync(IReadOnlyDictionary<string, string>? variables = null, CancellationToken cancellationToken = default)
    {
        using var json = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in variables ?? new Dictionary<string, string>())
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        await calls.SendAsync(json.Written.ToArray(), cancellationToken).ConfigureAwait(false);
    }
}
