using System.Text;
using Microsoft.Extensions.Logging;

namespace SlackGen.DependencyInjection.Tests;

/// <summary>Keeps everything that is logged, with all properties of the messages.</summary>
internal sealed class LogSink : ILoggerProvider, ILogger
{
    private readonly StringBuilder text = new();

    public string Text => text.ToString();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        text.Append(state).AppendLine();
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        text.AppendLine(formatter(state, exception)).Append(exception).AppendLine();
        foreach (var item in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            text.Append(item.Key).Append('=').Append(item.Value).AppendLine();
        }
    }

    public void Dispose()
    {
    }
}
