namespace SlackGen.Manifest.Model;

/// <summary>The kinds of text that Slack or people treat in their own way, under <c>content</c>.</summary>
public enum ContentKind
{
    /// <summary>Plain text, or no text.</summary>
    None,

    /// <summary>Text whose markup Slack renders.</summary>
    Mrkdwn,

    /// <summary>The text of a message: markup, and the text of notifications if the message has blocks.</summary>
    Message,

    /// <summary>Text that a person typed and that Slack sends to the app as it is, with <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c>.</summary>
    UserInput,
}
