namespace SlackGen.Manifest.Model;

/// <summary>Converts enums of the model to the words of manifests.</summary>
public static class ManifestWords
{
    /// <summary>Returns the word under <c>body</c>.</summary>
    public static string Word(this BodyKind kind) => BodyEncoding.Get(kind).Word;

    /// <summary>Returns the word under <c>response</c>.</summary>
    public static string Word(this ResponseKind kind) => kind switch
    {
        ResponseKind.Envelope => "envelope",
        ResponseKind.File => "file",
        ResponseKind.Bare => "bare",
    };

    /// <summary>Returns the key that lists groups of a rule.</summary>
    public static string Word(this GroupRule rule) => rule switch
    {
        GroupRule.ExactlyOne => "one_of",
        GroupRule.AtLeastOne => "any_of",
        GroupRule.AtMostOne => "at_most_one_of",
        GroupRule.AllOrNone => "together",
    };

    /// <summary>Returns the word under <c>content</c>.</summary>
    public static string Word(this ContentKind kind) => kind switch
    {
        ContentKind.None => "plain",
        ContentKind.Mrkdwn => "mrkdwn",
        ContentKind.Message => "message",
        ContentKind.UserInput => "user_input",
    };

    /// <summary>Returns the word under <c>category</c>.</summary>
    public static string Word(this ErrorCategory category) => category switch
    {
        ErrorCategory.Invalid => "invalid",
        ErrorCategory.Auth => "auth",
        ErrorCategory.Scope => "scope",
        ErrorCategory.NotFound => "not_found",
        ErrorCategory.RateLimit => "rate_limit",
        ErrorCategory.Transient => "transient",
        ErrorCategory.Server => "server",
        ErrorCategory.Partial => "partial",
    };
}
