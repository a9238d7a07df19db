namespace SlackGen;

/// <summary>A page of a list, whatever the type of its items is.</summary>
public interface ISlackPage
{
    /// <summary>Gets the number of items of this page.</summary>
    int ItemCount { get; }
}

/// <summary>A page of a list.</summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
public interface ISlackPage<out TItem> : ISlackPage
{
    /// <summary>Gets the items of this page.</summary>
    IReadOnlyList<TItem>? Items { get; }

    /// <inheritdoc/>
    int ISlackPage.ItemCount => Items?.Count ?? 0;
}
