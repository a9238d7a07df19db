using System.Globalization;
using System.Runtime.CompilerServices;

namespace SlackGen;

/// <summary>
/// A position between two items of a list that is paged by cursor, including two items of one page. Store it with the items, so that an interrupted listing can
/// resume at the next item. The default value is <see cref="Start"/>.
/// </summary>
/// <remarks>
/// A position within a page counts the items of the page, and Slack builds the page again for every request. So resume with the same arguments, including the page
/// size, and list items that do not change: for a history, set a fixed <c>Latest</c>. Slack's cursors expire: after <c>invalid_cursor</c>, begin at <see cref="Start"/>.
/// </remarks>
public readonly record struct SlackListPosition
{
    private const string EndText = "end";
    private const char Separator = ':';

    /// <summary>Initializes a position.</summary>
    /// <param name="cursor">The cursor of a page; null or empty for the first page.</param>
    /// <param name="skip">The number of items of this page before the position, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="skip"/> is negative.</exception>
    public SlackListPosition(string? cursor, int skip = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        (Cursor, Skip) = (string.IsNullOrEmpty(cursor) ? null : cursor, skip);
    }

    /// <summary>Gets the position before the first item.</summary>
    public static SlackListPosition Start => default;

    /// <summary>Gets the position after the last item.</summary>
    public static SlackListPosition End { get; } = new() { IsEnd = true };

    /// <summary>Gets the cursor of the page; null for the first page.</summary>
    public string? Cursor { get; }

    /// <summary>Gets the number of items of the page before the position.</summary>
    public int Skip { get; }

    /// <summary>Gets whether the position is after the last item.</summary>
    public bool IsEnd { get; private init; }

    /// <summary>Reads the text that <see cref="ToString"/> returned. White space around it is ignored, and blank text is <see cref="Start"/>.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text is not a position.</exception>
    public static SlackListPosition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty)
        {
            return Start;
        }

        if (trimmed is EndText)
        {
            return End;
        }

        var separator = trimmed.IndexOf(Separator);
        return separator > 0 && int.TryParse(trimmed[..separator], NumberStyles.None, CultureInfo.InvariantCulture, out var skip)
            ? new SlackListPosition(trimmed[(separator + 1)..].ToString(), skip)
            : throw new FormatException("The text is not a position in a list: a number of items, a colon and a cursor were expected, as ToString writes them.");
    }

    /// <summary>Returns the position as text, to store it: <c>17:dXNlcjpVMEc5V0ZYTlo=</c>.</summary>
    public override string ToString() => IsEnd ? EndText : string.Create(CultureInfo.InvariantCulture, $"{Skip}{Separator}{Cursor}");

    /// <summary>Returns the items after this position, each with the position that follows it.</summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <param name="pages">
    /// Returns the pages that begin at a cursor, null for the first page: <c>cursor => slack.Users.ListPagesAsync(new() { Cursor = cursor })</c>.
    /// </param>
    /// <param name="cancellationToken">The token that cancels the enumeration.</param>
    /// <exception cref="ArgumentException">A page is not a <see cref="SlackResponse"/>.</exception>
    /// <returns>An asynchronous sequence of items and positions. At <see cref="End"/>, it is empty and requests nothing.</returns>
    public IAsyncEnumerable<(TItem Item, SlackListPosition Next)> ItemsAsync<TItem>(
        Func<string?, IAsyncEnumerable<ISlackPage<TItem>>> pages,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return ItemsAsync(this, pages, cancellationToken);
    }

    private static async IAsyncEnumerable<(TItem Item, SlackListPosition Next)> ItemsAsync<TItem>(
        SlackListPosition position,
        Func<string?, IAsyncEnumerable<ISlackPage<TItem>>> pages,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (position.IsEnd)
        {
            yield break;
        }

        await foreach (var page in pages(position.Cursor).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var response = page as SlackResponse ?? throw new ArgumentException("The pages are not responses of Slack.", nameof(pages));
            var after = response.CursorOfNextPage is { } cursor ? new SlackListPosition(cursor) : End;
            var items = page.Items ?? [];
            for (var i = position.Skip; i < items.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return (items[i], i + 1 < items.Count ? new SlackListPosition(position.Cursor, i + 1) : after);
            }

            position = after;
        }
    }
}
