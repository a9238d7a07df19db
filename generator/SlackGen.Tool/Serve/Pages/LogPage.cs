using System.Globalization;
using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Shows the newest calls and deliveries.</summary>
internal static class LogPage
{
    private const int MaxShown = 100;

    /// <param name="log">The calls and deliveries.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="query">The text that entries contain; empty for all.</param>
    public static RenderedPage Show(TrafficLog log, Workspace workspace, string query)
    {
        var entries = log.Calls.Select(c => (c.Number, Show: new Func<Html>(() => ShowCall(c)), Text: new Func<string>(() => TextOf(c))))
            .Concat(log.Deliveries.Select(d => (d.Number, Show: new Func<Html>(() => ShowDelivery(d)), Text: new Func<string>(() => TextOf(d.Delivery)))))
            .OrderByDescending(e => e.Number)
            .Where(e => query.Length == 0 || e.Text().Contains(query, StringComparison.OrdinalIgnoreCase))
            .Take(MaxShown)
            .ToList();
        return ToolLayout.Show("Calls and deliveries", "/log", Html.Format($"""
            {ToolLayout.Filter("/log", "Entries that contain", query)}
            {ShowUndelivered(workspace)}
            <p class="hint" role="status">{(entries.Count == 0 ? "There are no entries yet." : $"{ConversationRenderer.Plural(entries.Count, "entry", "entries")}, newest first")}</p>
            <div class="log">{entries.Select(e => e.Show())}</div>
            """));
    }

    private static Html ShowCall(LoggedCall call) => Html.Format($"""
        <details class="entry{(call.IsFailure ? " failed" : "")}" id="call-{call.Number}"><summary><span class="kind">call</span> <strong>{call.Request.Method}</strong> <span class="outcome">{call.Outcome}</span> <span class="time">{Milliseconds(call.Elapsed)} {SlackTime(call.Request.ReceivedAt)}</span></summary>
        <h2>Request</h2><p class="hint">{call.Request.Verb}, {call.Request.ContentType ?? "no body"}</p><pre>{Redaction.Format(call.Request.Arguments)}</pre><h2>Response</h2><pre>{(call.Response is null ? "The fault replaced the response." : Redaction.FormatText(call.Response))}</pre></details>
        """);

    private static Html ShowDelivery(LoggedDelivery logged)
    {
        var delivery = logged.Delivery;
        var attempts = delivery.Attempts;
        var last = attempts is [.., var newest] ? newest : null;
        var isPending = !delivery.Completed.IsCompleted;
        var outcome = delivery.IsAcknowledged ? "acknowledged" : isPending ? "pending" : last?.Failure ?? "not sent";
        return Html.Format($"""
            <details class="entry delivery{(delivery.IsAcknowledged || isPending ? "" : " failed")}" id="delivery-{logged.Number}"><summary><span class="kind">{delivery.Kind.ToString().ToLowerInvariant()}</span> <strong>{delivery.Type}</strong> <span class="outcome">{outcome}</span> <span class="time">{(last?.TimeToAcknowledge is { } time ? Milliseconds(time) : "")} {(attempts is [var first, ..] ? SlackTime(first.SentAt) : "")}</span></summary>
            <h2>Payload</h2><pre>{Redaction.Format(delivery.Payload)}</pre><h2>Attempts</h2><ul>{attempts.Select(a => Html.Format($"<li>{a.ToString()}{(a.StatusCode is { } status ? FormattableString.Invariant($", status {status}") : "")}</li>"))}</ul>
            {Html.If(delivery.Acknowledgement is not null, $"<h2>Acknowledgement</h2><pre>{Redaction.Format(delivery.Acknowledgement)}</pre>")}{Html.If(delivery.ResponseMessages.Count > 0, $"<h2>Messages to the response URL</h2>{delivery.ResponseMessages.Select(m => Html.Format($"<pre>{Redaction.Format(m.Message)}</pre>"))}")}</details>
            """);
    }

    private static Html ShowUndelivered(Workspace workspace)
    {
        var groups = workspace.UndeliveredEvents.GroupBy(e => (e.Type, e.Reason)).OrderBy(g => g.Key.Type, StringComparer.Ordinal).ToList();
        return groups.Count == 0 ? Html.Empty : Html.Format($"""
            <details class="entry" id="undelivered"><summary>{ConversationRenderer.Plural(groups.Sum(g => g.Count()), "event")} that the app did not receive</summary><ul>{groups.Select(g => Html.Format($"<li><strong>{g.Key.Type}</strong>: {Explain(g.Key.Reason)} ({g.Count()})</li>"))}</ul></details>
            """);
    }

    private static string Explain(UndeliveredReason reason) => reason switch
    {
        UndeliveredReason.NoApp => "no app has connected yet, and there is no request URL",
        UndeliveredReason.NotSubscribed => "the app's manifest does not subscribe to it",
        UndeliveredReason.MissingScope => "the app has none of the scopes that it requires",
        UndeliveredReason.NotVisible => "the bot is not a member of the channel",
        UndeliveredReason.RateLimited => "more than 30,000 events within an hour",
        UndeliveredReason.QueueFull => "too many events wait",
        UndeliveredReason.Failed => "the fake failed to send it",
    };

    private static string TextOf(LoggedCall call) => $"{call.Request.Method} {call.Outcome} {Redaction.Format(call.Request.Arguments)} {(call.Response is null ? "" : Redaction.FormatText(call.Response))}";

    private static string TextOf(FakeDelivery delivery) => $"{delivery.Kind} {delivery.Type} {Redaction.Format(delivery.Payload)} {Redaction.Format(delivery.Acknowledgement)}";

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.0 'ms'", CultureInfo.InvariantCulture);

    private static string SlackTime(DateTimeOffset moment) => moment.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
