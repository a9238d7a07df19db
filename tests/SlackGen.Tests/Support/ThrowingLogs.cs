using Microsoft.Extensions.Logging;

namespace SlackGen.Tests.Support;

/// <summary>A log whose provider is broken: it throws whatever it is asked.</summary>
internal sealed class ThrowingLogs : ILoggerFactory, ILogger
{
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => throw new InvalidOperationException("The log is broken.");

    public bool IsEnabled(LogLevel logLevel) => logLevel > LogLevel.Debug ? true : throw new InvalidOperationException("The log is broken.");

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        throw new InvalidOperationException("The log is broken.");

    public void Dispose()
    {
    }
}
