namespace SlackGen.CodeFixes.AppManifests;

/// <summary>An edit of the manifest of an app.</summary>
/// <param name="Title">The title that the editor shows.</param>
/// <param name="Key">The key by which edits of several diagnostics are applied together.</param>
/// <param name="Apply">Returns the edited text; throws a <see cref="FormatException"/> for a text that cannot be edited.</param>
internal sealed record AppManifestEdit(string Title, string Key, Func<string, string> Apply)
{
    /// <summary>Returns the edited text; null if the text cannot be edited, or already has what the edit adds.</summary>
    public string? TryApply(string text)
    {
        try
        {
            var edited = Apply(text);
            return edited == text ? null : edited;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
