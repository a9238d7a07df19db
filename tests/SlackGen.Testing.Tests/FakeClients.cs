namespace SlackGen.Testing.Tests;

/// <summary>Clients that reach a fake in the one way in which it can be reached.</summary>
internal static class FakeClients
{
    /// <summary>Creates a client that follows no redirects.</summary>
    public static HttpClient CreateClient(this FakeSlack slack) =>
        new(slack.IsInProcess ? slack.CreateHandler() : new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = slack.BaseAddress };
}
