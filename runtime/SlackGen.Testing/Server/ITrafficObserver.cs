namespace SlackGen.Testing;

/// <summary>Is told of calls, deliveries and messages to incoming webhooks as they happen. It must be fast and must not throw.</summary>
internal interface ITrafficObserver
{
    /// <summary>A call has ended.</summary>
    /// <param name="request">The request.</param>
    /// <param name="response">The right response, before a fault changed it; null if a fault replaced it.</param>
    /// <param name="status">The status that was sent; 200 if a fault sent none.</param>
    /// <param name="elapsed">The time from the complete request to the end of the response.</param>
    void Responded(RecordedRequest request, FakeResponse? response, int status, TimeSpan elapsed);

    /// <summary>A message has come to an incoming webhook.</summary>
    void Posted(RecordedResponseMessage message);

    /// <summary>A delivery begins.</summary>
    void Sending(FakeDelivery delivery);
}
