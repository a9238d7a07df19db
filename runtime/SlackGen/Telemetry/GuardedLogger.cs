using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SlackGen;

/// <summary>
/// A logger that passes messages to the user's logger and ignores its exceptions. A logging provider that throws must not fail a call that Slack has
/// carried out, lose a token pair that was just exchanged, or end a loop.
/// </summary>
internal sealed class GuardedLogger : ILogger
{
    private readonly ILogger inner;

    private GuardedLogger(ILogger inner) => this.inner = inner;

    /// <summary>Creates the logger of a category. Without a factory, the logger logs nothing.</summary>
    public static ILogger Create(ILoggerFactory? factory, string category = SlackTelemetry.Name) =>
        factory is null ? NullLogger.Instance : new GuardedLogger(factory.CreateLogger(category));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        try
        {
            return inner.BeginScope(state);
        }
        catch (Exception)
        {
            return null;
        }
    }

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return inner.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // There is nowhere else to report the failure.
        }
    }
}
