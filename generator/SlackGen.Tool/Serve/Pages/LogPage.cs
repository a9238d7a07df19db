using System.Globalization;
using System.Runtime.CompilerServices;
using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Shows the newest calls and deliveries.</summary>
internal static class LogPage
{
    private const int MaxShown = 100;

    /// <param name="log">The calls and deliveries.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="query">The text that entries contain; empty for all.</param>
    /// <param name="place">The place to which the page leads back.</param>
    public static RenderedPage Show(TrafficLog log, Workspace workspace, string query, ToolPlace place)
    {
        // What happens meanwhile makes the page out of date, so its version is read first.
        var version = VersionOf(log, workspace);
        var found = log.Calls.Select(c => (c.Number, Show: new Func<Html>(() => ShowCall(c, place)), Contains: new Func<string, bool>(c.Contains)))
            .Concat(log.Deliveries.Select(d => (d.Number, Show: new Func<Html>(() => ShowDelivery(d, place)), Contains: new Func<string, bool>(d.Contains))))
            .OrderByDescending(e => e.Number)
            .Where(e => query.Length == 0 || e.Contains(query))
            .ToList();
        return ToolLayout.Show("Calls and deliveries", "/log", place, Html.Format($"""
            {ToolLayout.Filter("/log", "Entries that contain", query, place)}
            {ShowUndelivered(workspace)}
            <p class="hint" role="status">{Count(found.Count)}{(log.Dropped > 0 ? FormattableString.Invariant($" {log.Dropped} older ones were dropped.") : "")}</p>
            <div class="log">{found.Take(MaxShown).Select(e => e.Show())}</div>
            """)) with { Version = version };
    }

    /// <summary>Returns a text that differs when the page of the log has changed.</summary>
    public static string VersionOf(TrafficLog log, Workspace workspace)
    {
        var undelivered = workspace.UndeliveredEvents;
        return FormattableString.Invariant($"{log.Version}-{undelivered.Count}-{(undelivered is [.., var last] ? RuntimeHelpers.GetHashCode(last) : 0)}");
    }

    /// <summary>Returns the page of an entry with its JSON; null if there is none with that number, or no more.</summary>
    public static RenderedPage? ShowEntry(TrafficLog log, string number, ToolPlace place)
    {
        var content = !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? null
            : log.Calls.FirstOrDefault(c => c.Number == wanted) is { } call ? (call.Request.Method, ContentOf(call))
            : log.Deliveries.FirstOrDefault(d => d.Number == wanted) is { } logged ? (logged.Delivery.Type, ContentOf(logged))
            : ((string Title, Html Content)?)null;
        return content is not var (title, html) ? null : ToolLayout.Show(title, "", place, Html.Format($"""
            <p><a href="{place.On("/log")}">All calls and deliveries</a></p>
            <div class="entry" id="entry">{html}</div>
            """));
    }

    private static string Count(int found) => found switch
    {
        0 => "There are no entries yet.",
        > MaxShown => FormattableString.Invariant($"The newest {MaxShown} of {found} entries."),
        _ => $"{ConversationRenderer.Plural(found, "entry", "entries")}, newest first.",
    };

    private static Html ShowCall(LoggedCall call, ToolPlace place) => Html.Format($"""
        <details class="entry{(call.IsFailure ? " failed" : "")}" id="entry-{call.Number}" data-load="{PathOf(call.Number, place)}"><summary><span class="kind">call</span> <strong>{call.Request.Method}</strong> <span class="outcome">{call.Outcome}</span> <span class="time">{Milliseconds(call.Elapsed)} {SlackTime(call.Request.ReceivedAt)}</span></summary>
        <p><a href="{PathOf(call.Number, place)}">Request and response</a></p></details>
        """);

    private static Html ContentOf(LoggedCall call) => Html.Format($"""
        <h2>Request</h2><p class="hint">{call.Request.Verb}, {call.Request.ContentType ?? "no body"}</p><pre>{call.Arguments}</pre><h2>Response</h2><pre>{call.Result ?? "The fault replaced the response."}</pre>
        """);

    private static string PathOf(long number, ToolPlace place) => place.On(FormattableString.Invariant($"/log/{number}"));

    private static Html ShowDelivery(LoggedDelivery logged, ToolPlace place)
    {
        var delivery = logged.Delivery;
        var attempts = delivery.Attempts;
        var last = attempts is [.., var newest] ? newest : null;
        var isPending = !delivery.Completed.IsCompleted;
        var outcome = delivery.IsAcknowledged ? "acknowledged" : isPending ? "pending" : last?.Failure ?? "not sent";
        return Html.Format($"""
            <details class="entry delivery{(delivery.IsAcknowledged || isPending ? "" : " failed")}" id="entry-{logged.Number}" data-load="{PathOf(logged.Number, place)}" data-state="{logged.State}"><summary><span class="kind">{delivery.Kind.ToString().ToLowerInvariant()}</span> <strong>{delivery.Type}</strong> <span class="outcome">{outcome}</span> <span class="time">{(last?.TimeToAcknowledge is { } time ? Milliseconds(time) : "")} {(attempts is [var first, ..] ? SlackTime(first.SentAt) : "")}</span></summary>
            <p><a href="{PathOf(logged.Number, place)}">Payload and attempts</a></p></details>
            """);
    }

    private static Html ContentOf(LoggedDelivery logged)
    {
        var delivery = logged.Delivery;
        return Html.Format($"""
            <h2>Payload</h2><pre>{logged.Payload}</pre><h2>Attempts</h2><ul>{delivery.Attempts.Select(a => Html.Format($"<li>{a.ToString()}{(a.StatusCode is { } status ? FormattableString.Invariant($", status {status}") : "")}</li>"))}</ul>
            {Html.If(delivery.Acknowledgement is not null, $"<h2>Acknowledgement</h2><pre>{Redaction.Format(delivery.Acknowledgement)}</pre>")}{Html.If(delivery.ResponseMessages.Count > 0, $"<h2>Messages to the response URL</h2>{delivery.ResponseMessages.Select(m => Html.Format($"<pre>{Redaction.Format(m.Message)}</pre>"))}")}
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
        UndeliveredReason.NotInstalled => "the app is not installed in the workspace",
    };

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.0 'ms'", CultureInfo.InvariantCulture);

    private static string SlackTime(DateTimeOffset moment) => moment.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
