namespace SlackGen.AspNetCore.Authentication;

/// <summary>The error code of a response, for messages.</summary>
internal static class SlackErrorCode
{
    private const int MaxLength = 60;

    /// <summary>Returns a code; <c>unknown_error</c> in place of a text that has not the form of a code, which could be anything.</summary>
    public static string Clean(string? code) =>
        code is { Length: > 0 and <= MaxLength } && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? code : "unknown_error";
}
