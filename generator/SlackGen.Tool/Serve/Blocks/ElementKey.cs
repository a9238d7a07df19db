namespace SlackGen.Tool.Serve;

/// <summary>The name of an element in its message or view, which is also the name of its form field.</summary>
/// <param name="Block">The <c>block_id</c>.</param>
/// <param name="Action">The <c>action_id</c>.</param>
internal readonly record struct ElementKey(string Block, string Action)
{
    /// <summary>Gets the form under which the acts of a person know the element.</summary>
    public string Path => $"{Block}.{Action}";

    /// <summary>Returns the key of a form field; null if the text is not one.</summary>
    public static ElementKey? Parse(string? text) => text?.Split('/') is [var block, var action]
        ? new ElementKey(Uri.UnescapeDataString(block), Uri.UnescapeDataString(action))
        : null;

    /// <summary>Returns the name of the form field.</summary>
    public override string ToString() => $"{Uri.EscapeDataString(Block)}/{Uri.EscapeDataString(Action)}";
}
