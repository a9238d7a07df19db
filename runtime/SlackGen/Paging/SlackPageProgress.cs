namespace SlackGen;

/// <summary>The progress of a listing. <see cref="Pages"/> and <see cref="Items"/> count from the first page of the enumeration.</summary>
/// <param name="Pages">The number of pages that have arrived.</param>
/// <param name="Items">The number of items on these pages; 0 for methods whose pages have no list of items, such as admin.emoji.list.</param>
/// <param name="NextCursor">The cursor of the next page; null if this was the last page.</param>
/// <param name="Total">The number of items on all pages, from the latest response that reports it; null if none has reported it.</param>
public readonly record struct SlackPageProgress(int Pages, long Items, string? NextCursor, long? Total);
