using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>A delivery to the app.</summary>
/// <param name="number">The number of the delivery, in one row with the calls.</param>
/// <param name="delivery">The delivery.</param>
internal sealed class LoggedDelivery(long number, FakeDelivery delivery)
{
    private readonly Lazy<string> payload = new(() => Redaction.Format(delivery.SharedPayload));

    public long Number => number;

    public FakeDelivery Delivery => delivery;

    /// <summary>Gets or sets the number of attempts whose outcome has been written.</summary>
    public int Written { get; set; }

    /// <summary>Gets the payload as formatted JSON.</summary>
    public string Payload => payload.Value;

    /// <summary>Gets a text that differs when something has happened to the delivery.</summary>
    public string State
    {
        get
        {
            var attempts = delivery.Attempts;
            return FormattableString.Invariant($"{attempts.Count}.{attempts.Count(a => a.IsAcknowledged || a.Failure is not null)}.{(delivery.Completed.IsCompleted ? 1 : 0)}.{delivery.ResponseMessages.Count}");
        }
    }

    /// <summary>Returns whether the delivery contains a text, in any case.</summary>
    public bool Contains(string text) => $"{delivery.Kind} {delivery.Type}".Contains(text, StringComparison.OrdinalIgnoreCase)
        || Payload.Contains(text, StringComparison.OrdinalIgnoreCase)
        || Redaction.Format(delivery.Acknowledgement).Contains(text, StringComparison.OrdinalIgnoreCase);
}
