namespace SlackGen.Testing;

/// <summary>The app has not acknowledged a delivery.</summary>
public sealed class FakeDeliveryException : Exception
{
    internal FakeDeliveryException(string message)
        : base(message)
    {
    }
}
