using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>Contains the documented facts of an argument or field. The generator emits it, so that analyzers need no manifest.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property)]
public sealed class SlackMemberAttribute : Attribute
{
    /// <summary>Gets or sets the smallest number.</summary>
    public long Minimum { get; set; }

    /// <summary>Gets or sets the largest number.</summary>
    public long Maximum { get; set; }

    /// <summary>Gets or sets the fewest elements of a list.</summary>
    public long MinItems { get; set; }

    /// <summary>Gets or sets the most elements of a list.</summary>
    public long MaxItems { get; set; }

    /// <summary>Gets or sets the fewest characters of a text.</summary>
    public long MinLength { get; set; }

    /// <summary>Gets or sets the most characters of a text.</summary>
    public long MaxLength { get; set; }

    /// <summary>Gets or sets the most characters, or elements, of each element of a list.</summary>
    public long MaxItemLength { get; set; }

    /// <summary>Gets or sets the kinds of object whose IDs the member holds, separated by spaces: <c>channel user</c>.</summary>
    public string? IdOf { get; set; }

    /// <summary>Gets or sets the kind of text: <c>mrkdwn</c>, <c>message</c> or <c>user_input</c>.</summary>
    public string? Content { get; set; }

    /// <summary>Gets or sets the property that replaces a deprecated one.</summary>
    public string? Successor { get; set; }

    /// <summary>Gets or sets a value that indicates whether the field lists what a call that succeeded in part did not do.</summary>
    public bool IsPartialFailure { get; set; }

    /// <summary>Gets or sets a value that indicates whether the argument is the largest number of items on a page. Of more than <see cref="Maximum"/>, Slack may return fewer.</summary>
    public bool IsPageSize { get; set; }
}
