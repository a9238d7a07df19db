namespace SlackGen.Testing;

/// <summary>Checks the names of channels.</summary>
internal static class ChannelName
{
    /// <summary>The largest number of characters.</summary>
    public const int MaxLength = 80;

    /// <summary>Returns the error code for a name that no channel can have; null for a valid name.</summary>
    public static string? FindMistake(string name) => name switch
    {
        "" => "invalid_name_required",
        { Length: > MaxLength } => "invalid_name_maxlength",
        _ when name.All(char.IsPunctuation) => "invalid_name_punctuation",
        _ when !name.All(IsAllowed) => "invalid_name_specials",
        _ => null,
    };

    /// <summary>Returns whether a channel has a name already, archived or not.</summary>
    public static bool IsTaken(WorkspaceState state, string name, ChannelEntity? except = null) =>
        state.Channels.Values.Any(c => c != except && !c.IsDirect && c.Name == name);

    // Letters of every script, with their marks, as long as they are not upper case.
    private static bool IsAllowed(char character) => character is '-' or '_'
        || char.IsDigit(character)
        || (char.IsLetter(character) && !char.IsUpper(character))
        || char.IsSurrogate(character)
        || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
