using System.Runtime.CompilerServices;

namespace SlackGen;

/// <summary>Extension methods for the pages of a list.</summary>
public static class SlackPageExtensions
{
    /// <summary>
    /// Reports each page when it has arrived, before the loop gets it. The reports are made one after the other, in the order of the pages.
    /// </summary>
    /// <typeparam name="TPage">The type of the pages.</typeparam>
    /// <param name="pages">The pages, such as those of <c>slack.Users.ListPagesAsync()</c>.</param>
    /// <param name="progress">
    /// Receives the reports. A <see cref="Progress{T}"/> without a <see cref="SynchronizationContext"/> passes them on through the thread pool, where a later report can
    /// overtake an earlier one. An exception of <see cref="IProgress{T}.Report"/> ends the enumeration.
    /// </param>
    /// <param name="total">
    /// Returns the number of items on all pages that a response reports, or null if it reports none. Null, the default, if the method never reports this number.
    /// </param>
    /// <returns>The same pages.</returns>
    public static IAsyncEnumerable<TPage> WithProgress<TPage>(
        this IAsyncEnumerable<TPage> pages,
        IProgress<SlackPageProgress> progress,
        Func<TPage, long?>? total = null)
        where TPage : SlackResponse
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(progress);
        return ReportAsync(pages, progress, total);
    }

    private static async IAsyncEnumerable<TPage> ReportAsync<TPage>(
        IAsyncEnumerable<TPage> pages,
        IProgress<SlackPageProgress> progress,
        Func<TPage, long?>? total,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TPage : SlackResponse
    {
        var sum = default(SlackPageProgress);
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            sum = new SlackPageProgress(
                sum.Pages + 1,
                sum.Items + ((page as ISlackPage)?.ItemCount ?? 0),
                page.CursorOfNextPage,
                total?.Invoke(page) ?? sum.Total);
            progress.Report(sum);
            yield return page;
        }
    }
}
