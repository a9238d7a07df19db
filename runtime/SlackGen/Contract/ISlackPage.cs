namespace SlackGen;

/// <summary>A page of a list.</summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
public interface ISlackPage<out TItem>
{
    /// <summary>Gets the items of this page.</summary>
    IReadOnlyList<TItem>? Items { get; }
}
