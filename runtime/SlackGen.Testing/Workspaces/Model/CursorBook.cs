using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>
/// Divides lists into pages. A cursor names the item that begins the next page, as those of Slack do, so that no item that stays in the list is missed or
/// repeated while others come and go. It is bound to the method, the arguments and the user who asks, it expires, and a changed one is refused.
/// </summary>
internal static class CursorBook
{
    /// <summary>
    /// The time after which a cursor is refused. Slack documents that cursors expire but not when. An hour is longer than any listing takes within the rate
    /// limits, and short enough that code which stores cursors fails in a test.
    /// </summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const string CursorArgument = "cursor";
    private const string LimitArgument = "limit";
    private const string NotACursor = "invalid_cursor";
    private const char Separator = '|';

    /// <summary>Returns the page that the arguments <c>cursor</c> and <c>limit</c> of a call select.</summary>
    /// <param name="call">The call.</param>
    /// <param name="items">All items in the ordinal order of their keys, ascending or, with <paramref name="isDescending"/>, descending.</param>
    /// <param name="key">Returns the key of an item, which is unique in the list and never changes, such as an ID or a timestamp.</param>
    /// <param name="defaultLimit">The number of items on a page without a limit, or with a limit of 0; null for all items.</param>
    /// <param name="maxLimit">The largest number of items on a page. A larger limit counts as this one.</param>
    /// <param name="isDescending">Whether the keys descend, as in lists with the newest item first.</param>
    /// <param name="limitError">The code for a negative limit.</param>
    /// <exception cref="WorkspaceErrorException">
    /// <c>invalid_cursor</c>: the cursor is malformed, expired, or that of another listing. <paramref name="limitError"/>: the limit is negative.
    /// </exception>
    public static WorkspacePage<T> Page<T>(
        WorkspaceCall call,
        IEnumerable<T> items,
        Func<T, string> key,
        int? defaultLimit,
        int maxLimit,
        bool isDescending = false,
        string limitError = "invalid_limit")
    {
        var limit = call.Integer(LimitArgument) ?? 0;
        if (limit < 0)
        {
            throw new WorkspaceErrorException(limitError);
        }

        var size = limit > 0 ? (int)Math.Min(limit, maxLimit) : defaultLimit ?? int.MaxValue;
        var rest = items;
        if (call.Text(CursorArgument) is { } cursor)
        {
            var first = Read(call, cursor);
            var sign = isDescending ? -1 : 1;
            rest = items.SkipWhile(item => sign * string.CompareOrdinal(key(item), first) < 0);
        }

        var page = new List<T>();
        foreach (var item in rest)
        {
            if (page.Count == size)
            {
                return new WorkspacePage<T>(page, Write(call, key(item)));
            }

            page.Add(item);
        }

        return new WorkspacePage<T>(page, "");
    }

    // Base64 with its padding, as Slack's cursors are: a client that does not encode `=` and `+` fails.
    private static string Write(WorkspaceCall call, string key)
    {
        var content = string.Create(CultureInfo.InvariantCulture, $"{call.State.Now.ToUnixTimeMilliseconds()}{Separator}{key}");
        return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Fingerprint(call, content)}{Separator}{content}"));
    }

    private static string Read(WorkspaceCall call, string cursor)
    {
        var bytes = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(Separator, 3) is [var fingerprint, var issued, var key]
            && fingerprint == Fingerprint(call, $"{issued}{Separator}{key}")
            && long.TryParse(issued, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && (call.State.Now.ToUnixTimeMilliseconds() - milliseconds) <= Lifetime.TotalMilliseconds
                ? key
                : throw new WorkspaceErrorException(NotACursor);
    }

    // The limit may differ from page to page, as at Slack.
    private static string Fingerprint(WorkspaceCall call, string content)
    {
        var text = new StringBuilder(content).Append(Separator).Append(call.Method).Append(Separator).Append(call.Actor.Id);
        foreach (var (name, value) in call.Arguments.Where(a => a.Key is not (CursorArgument or LimitArgument)).OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            text.Append(Separator).Append(name).Append('=').Append(value?.ToJsonString());
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }
}
