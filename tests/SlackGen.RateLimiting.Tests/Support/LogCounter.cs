using Microsoft.Extensions.Logging;

namespace SlackGen.RateLimiting.Tests;

/// <summary>Keeps what is logged, by level.</summary>
internal sealed class LogCounter : ILoggerFactory, ILogger
{
    private readonly object gate = new();
    private readonly List<(LogLevel Level, string Text)> entries = [];

    /// <summary>The messages that have been logged so far.</summary>
    public IReadOnlyDictionary<LogLevel, IReadOnlyList<string>> Messages
    {
        get
        {
            lock (gate)
            {
                return Enum.GetValues<LogLevel>().ToDictionary(l => l, l => (IReadOnlyList<string>)entries.Where(e => e.Level == l).Select(e => e.Text).ToList());
            }
        }
    }

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (gate)
        {
            entries.Add((logLevel, formatter(state, exception)));
        }
    }
}
