namespace SlackGen.Resilience.Tests.Support;

/// <summary>A call whose response differs from that of every other call.</summary>
/// <param name="Method">The method.</param>
/// <param name="Response">The response of the fake without a fault.</param>
/// <param name="SendAsync">Makes the call. Returns whether it received this response.</param>
public sealed record Call(string Method, string Response, Func<SlackClient, CancellationToken, Task<bool>> SendAsync)
{
    public const string Text = "the text of the message";

    /// <summary>A method that is documented as GET.</summary>
    public static readonly Call Info = new(
        "users.info",
        """{"user":{"id":"U1","name":"spengler"}}""",
        async (slack, cancellation) => (await slack.Users.InfoAsync("U1", cancellation)).User?.Name == "spengler");

    /// <summary>A POST that the manifest calls idempotent.</summary>
    public static readonly Call Test = new(
        "api.test",
        """{"args":{"word":"proton"}}""",
        async (slack, cancellation) => (await slack.Api.TestAsync(cancellationToken: cancellation)).Args?["word"].GetString() == "proton");

    /// <summary>A POST that must not be sent twice.</summary>
    public static readonly Call PostMessage = new(
        "chat.postMessage",
        """{"channel":"C1","ts":"1700000000.000100"}""",
        async (slack, cancellation) =>
            (await slack.Chat.PostMessageAsync(new ChatPostMessageRequest { Channel = "C1", Text = Text }, cancellation)).Channel == "C1");

    public static IReadOnlyList<Call> All { get; } = [Info, Test, PostMessage];

    public override string ToString() => Method;
}
