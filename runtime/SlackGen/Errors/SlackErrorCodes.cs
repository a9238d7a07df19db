using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>
/// Looks up error codes. Generated code stores the codes of an enum as one constant, <c>"invalid_auth:2 not_found:4 …"</c>: the position is the enum's value
/// and the digit its category. This is smaller than a switch over strings for each method.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SlackErrorCodes
{
    /// <summary>Looks up a code.</summary>
    /// <param name="packed">The codes with their categories, separated by spaces, in the order of the enum from 1 on.</param>
    /// <param name="code">The code.</param>
    /// <returns>The enum's value and the category; 0 and <see cref="SlackErrorCategory.Unknown"/> if the code is not found.</returns>
    public static (int Index, SlackErrorCategory Category) Find(string packed, string code)
    {
        var rest = packed.AsSpan();
        for (var index = 1; rest.Length > 0; index++)
        {
            var end = rest.IndexOf(' ');
            var entry = end < 0 ? rest : rest[..end];
            if (entry.Length == code.Length + 2 && entry.StartsWith(code, StringComparison.Ordinal) && entry[^2] == ':')
            {
                return (index, (SlackErrorCategory)(entry[^1] - '0'));
            }

            rest = end < 0 ? default : rest[(end + 1)..];
        }

        return (0, SlackErrorCategory.Unknown);
    }

    /// <summary>Returns whether the code means that a call was refused because of its rate, whatever the HTTP status is.</summary>
    internal static bool IsRateLimit(string code) => code is "ratelimited" or "rate_limited";

    /// <summary>Returns the category of a code that no manifest lists, derived from Slack's naming.</summary>
    internal static SlackErrorCategory CategoryFromName(string code) => ErrorNaming.Category(code) is { } category ? (SlackErrorCategory)category : SlackErrorCategory.Unknown;

    /// <summary>Creates the exception of a method that has an error enum.</summary>
    /// <typeparam name="TError">The enum, over <see cref="int"/>.</typeparam>
    /// <param name="failure">The failure.</param>
    /// <param name="packed">The codes of the enum.</param>
    public static SlackApiException CreateException<TError>(SlackFailure failure, string packed)
        where TError : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(failure);
        var (index, category) = Find(packed, failure.Code);
        return new SlackApiException<TError>(failure, System.Runtime.CompilerServices.Unsafe.BitCast<int, TError>(index), category);
    }
}
