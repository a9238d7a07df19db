using System.Diagnostics;
using SlackGen.Infrastructure;

namespace SlackGen.Apps;

/// <summary>The options of an app. They are validated when the host starts.</summary>
public sealed class SlackAppOptions
{
    /// <summary>
    /// Gets or sets the signing secret, from the page "Basic Information" of the app, with which deliveries over HTTP are verified; null for an app that receives
    /// over Socket Mode alone.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? SigningSecret { get; set; }

    /// <summary>Gets further signing secrets that are accepted, such as the previous one while the secret is rotated.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public IList<string> OtherSigningSecrets { get; } = new List<string>();

    /// <summary>
    /// Gets or sets the name with which <c>AddSlack</c> added the client that the app calls Slack with: the client of <see cref="SlackContext{TClient}"/>, and that of
    /// replies that are too large for an acknowledgement and of results of functions. Null, the default, takes the client of the app's own name, otherwise the client without a name.
    /// </summary>
    public string? ClientName { get; set; }

    /// <summary>
    /// Gets or sets how many deliveries may wait or run at a time, from 1 to 1,000,000. Beyond that, a delivery is not acknowledged, and Slack sends an event again.
    /// The default is 1,000.
    /// </summary>
    public int QueueLimit { get; set; } = 1000;

    /// <summary>
    /// Gets or sets how many deliveries of events may run at a time, from 1 to 10,000. The default is 100. Commands and interactions, which a user waits for, run at once.
    /// </summary>
    public int MaxConcurrency { get; set; } = 100;

    /// <summary>
    /// Gets or sets the delegate that returns the key of a delivery. Deliveries with the same key are handled one after the other, in the order of their arrival; null
    /// means no order. By default, the key of an event is its channel, otherwise its user, and no other kind has one.
    /// </summary>
    public Func<SlackDelivery, string?>? DeliveryKey { get; set; }

    /// <summary>
    /// Gets or sets how long the ID of an event is kept to recognize its repetitions, from 1 minute to 25 hours. The default is 10 minutes, the time of Slack's own
    /// retries; Slack repeats events for up to a day if the app has delayed events turned on. At most 100,000 IDs are kept.
    /// </summary>
    public TimeSpan DeduplicationWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets whether events that the app itself caused are acknowledged without a handler. The default is true.</summary>
    public bool IgnoreOwnMessages { get; set; } = true;

    /// <summary>
    /// Gets or sets the text that the user of a command or an element sees, ephemerally, after its handler threw. Null, the default, sends nothing.
    /// </summary>
    public string? ErrorReply { get; set; }

    /// <summary>
    /// Gets or sets how long handlers may take to finish when the host stops, from 0 to 10 minutes. The default is 10 seconds. The host itself limits its shutdown to
    /// 30 seconds (<c>HostOptions.ShutdownTimeout</c>).
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets the clock. The default is that of the container, otherwise the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Returns what is wrong with the options, a sentence each.</summary>
    internal IEnumerable<string> FindErrors()
    {
        if (QueueLimit is < 1 or > 1_000_000)
        {
            yield return $"{nameof(QueueLimit)} is {QueueLimit}; it must be from 1 to 1,000,000.";
        }

        if (MaxConcurrency is < 1 or > 10_000)
        {
            yield return $"{nameof(MaxConcurrency)} is {MaxConcurrency}; it must be from 1 to 10,000.";
        }

        if (DeduplicationWindow < TimeSpan.FromMinutes(1) || DeduplicationWindow > TimeSpan.FromHours(25))
        {
            yield return $"{nameof(DeduplicationWindow)} is {DeduplicationWindow:c}; it must be from 1 minute to 25 hours.";
        }

        if (ShutdownTimeout < TimeSpan.Zero || ShutdownTimeout > TimeSpan.FromMinutes(10))
        {
            yield return $"{nameof(ShutdownTimeout)} is {ShutdownTimeout:c}; it must be from 0 to 10 minutes.";
        }

        if (ErrorReply is not null && string.IsNullOrWhiteSpace(ErrorReply))
        {
            yield return $"{nameof(ErrorReply)} is blank; leave it null to send nothing.";
        }

        if (TimeProvider is null)
        {
            yield return $"{nameof(TimeProvider)} is null.";
        }
    }
}
