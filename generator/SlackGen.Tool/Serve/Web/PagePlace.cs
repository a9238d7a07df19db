namespace SlackGen.Tool.Serve;

/// <summary>A place in which a person acts: a channel, a thread, or the Home tab.</summary>
/// <param name="Path">The path of the page, without a query.</param>
/// <param name="Thread">The timestamp of the thread; null outside threads.</param>
internal readonly record struct PagePlace(string Path, string? Thread);
