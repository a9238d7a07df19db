using SlackGen.Infrastructure;
namespace SlackGen.Testing;

/// <summary>Provides the members of typed stubs that only methods with pages have.</summary>
public static class MethodStubExtensions
{
    /// <summary>Responds with pages of a list, according to <c>cursor</c> and <c>limit</c> or <c>count</c>.</summary>
    /// <param name="stub">The stub.</param>
    /// <param name="items">All items, of the type that the response has in its list.</param>
    /// <param name="pageSize">The maximum number of items in a page; <c>limit</c> or <c>count</c> can request fewer.</param>
    /// <exception cref="ArgumentException">An item has a field that the manifest of the fake lacks.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page size is below 1.</exception>
    public static MethodStub<TRequest, TResponse, TError> Page<TRequest, TResponse, TError, TItem>(
        this MethodStub<TRequest, TResponse, TError> stub,
        IEnumerable<TItem> items,
        int pageSize = 100)
        where TRequest : SlackRequest, ISlackJson<TRequest>
        where TResponse : SlackResponse, ISlackPage<TItem>
        where TError : struct, Enum
        where TItem : notnull
    {
        ArgumentNullException.ThrowIfNull(stub);
        ArgumentNullException.ThrowIfNull(items);
        return stub.AddPages([.. items.Select(item => (object)item)], pageSize);
    }
}
