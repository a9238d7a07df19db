namespace SlackGen.Apps;

/// <summary>A handler of a delivery, with the part of the payload that it handles.</summary>
/// <typeparam name="TApp">The class with the handler.</typeparam>
/// <param name="Handler">The handler.</param>
/// <param name="Part">The event, the action, or the whole payload.</param>
internal readonly record struct HandlerCall<TApp>(SlackHandler<TApp> Handler, ReadOnlyMemory<byte> Part)
    where TApp : class;
