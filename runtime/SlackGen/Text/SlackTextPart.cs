namespace SlackGen;

/// <summary>Represents a part of a text with Slack's markup, as <see cref="SlackText.Parse"/> returns it. The sources of all parts are the text.</summary>
public abstract record SlackTextPart
{
    private protected SlackTextPart(string source) => Source = source;

    /// <summary>Gets the part as it stands in the text, escaped.</summary>
    public string Source { get; }

    /// <summary>Returns the source.</summary>
    public sealed override string ToString() => Source;

    /// <summary>Returns the part as plain text, without names that only Slack knows.</summary>
    internal abstract string ToPlainText();
}
