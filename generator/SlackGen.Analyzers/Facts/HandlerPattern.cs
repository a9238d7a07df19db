using System.Text.RegularExpressions;

namespace SlackGen.Analyzers.Facts;

/// <summary>The regular expression of a handler's names.</summary>
internal sealed class HandlerPattern
{
    // A user's pattern can take exponential time, and the compiler does not wait for it.
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(100);

    private readonly Regex regex;

    private HandlerPattern(Regex regex) => this.regex = regex;

    /// <summary>Creates a pattern; null for no text, and for one that is not valid, which the generator reports.</summary>
    public static HandlerPattern? Create(string? pattern)
    {
        try
        {
            return pattern is null ? null : new(new Regex(pattern, RegexOptions.CultureInvariant, MatchTimeout));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Returns whether the pattern matches a name; null if the match takes too long.</summary>
    public bool? Matches(string name)
    {
        try
        {
            return regex.IsMatch(name);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
