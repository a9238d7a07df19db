using System.Text;
using Microsoft.Extensions.Logging;

namespace SlackGen.Resilience.Tests.Support;

/// <summary>Keeps everything that is logged: messages, their properties, scopes and exceptions.</summary>
public sealed class LogSink : ILoggerProvider, ILogger
{
    private readonly StringBuilder text = new();

    public string Text
    {
        get
        {
            lock (text)
            {
                return text.ToString();
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Add($"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var properties = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
        Add($"{logLevel} {formatter(state, exception)} {exception} {string.Join(' ', properties)}");
    }

    public void Dispose()
    {
    }

    private void Add(string line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }
}
