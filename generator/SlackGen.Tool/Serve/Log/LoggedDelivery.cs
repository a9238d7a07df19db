using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>A delivery to the app.</summary>
/// <param name="Number">The number of the delivery, in one row with the calls.</param>
/// <param name="Delivery">The delivery.</param>
internal sealed record LoggedDelivery(long Number, FakeDelivery Delivery)
{
    /// <summary>Gets the number of attempts whose outcome has been written.</summary>
    public int Written { get; set; }
}
