namespace SlackGen.Apps;

/// <summary>Sends messages to the <c>response_url</c> of a delivery, which Slack accepts five times within 30 minutes.</summary>
public sealed class SlackResponder
{
}
