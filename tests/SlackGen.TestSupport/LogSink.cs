using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SlackGen.TestSupport;

/// <summary>Keeps everything that is logged: messages, their properties, scopes and exceptions.</summary>
public class LogSink : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Category, string Text)> entries = new();
    private readonly ConcurrentQueue<string> lines = new();

    /// <summary>Gets the messages.</summary>
    public IReadOnlyList<(LogLevel Level, string Category, string Text)> Entries => [.. entries];

    /// <summary>Gets everything that came along, a line for each message or scope.</summary>
    public string Text => string.Join('\n', lines);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Sees everything that came along with a message, or a scope.</summary>
    protected virtual void Add(string line) => lines.Enqueue(line);

    private sealed class Logger(LogSink sink, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            sink.Add($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = formatter(state, exception);
            var properties = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            sink.Add($"{logLevel} {text} {exception} {string.Join(' ', properties)}");
            sink.entries.Enqueue((logLevel, category, text));
        }
    }
}
