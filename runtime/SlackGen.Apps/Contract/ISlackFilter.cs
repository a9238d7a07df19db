namespace SlackGen.Apps;

/// <summary>
/// Runs around every handler of an app: before it, after it, or instead of it. <see cref="SlackAppBuilder.AddFilter{TFilter}"/> adds it; filters run in the order in
/// which they were added, the first one outermost.
/// </summary>
public interface ISlackFilter
{
    /// <summary>Runs the rest of the delivery.</summary>
    /// <param name="context">The context of the delivery.</param>
    /// <param name="next">
    /// Calls the next filter, at the end the handler. A filter that does not call it skips the handler; the delivery is then acknowledged without a reply. An exception of
    /// the handler passes through it.
    /// </param>
    Task InvokeAsync(SlackContext context, Func<Task> next);
}
