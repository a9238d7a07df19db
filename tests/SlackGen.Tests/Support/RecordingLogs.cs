using Microsoft.Extensions.Logging;

namespace SlackGen.Tests.Support;

/// <summary>Records what is logged, and looks for secrets in everything that came along.</summary>
internal sealed class RecordingLogs : LogSink, ILoggerFactory
{
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    protected override void Add(string line)
    {
        SecretWatch.Look("log", line);
        base.Add(line);
    }
}
