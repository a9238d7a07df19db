using Microsoft.Extensions.Logging;

namespace SlackGen.Apps;

/// <summary>The log messages of Socket Mode: event IDs 50 to 79.</summary>
internal static partial class AppLog
{
    [LoggerMessage(50, LogLevel.Information, "Socket Mode: connection {Number} is live ({Live} of {Wanted}).")]
    public static partial void Connected(ILogger logger, int number, int live, int wanted);

    [LoggerMessage(51, LogLevel.Information, "Socket Mode: connection {Number} is replaced. {Reason}")]
    public static partial void Replacing(ILogger logger, int number, string reason);

    [LoggerMessage(52, LogLevel.Warning, "Socket Mode: connection {Number} has ended ({Live} of {Wanted} are live). {Reason}")]
    public static partial void Disconnected(ILogger logger, int number, int live, int wanted, string reason);

    [LoggerMessage(53, LogLevel.Warning, "Socket Mode: connection {Number} could not be opened; the next attempt is in {Pause:0.#} s. {Reason}")]
    public static partial void OpenFailed(ILogger logger, int number, double pause, string reason);

    [LoggerMessage(54, LogLevel.Error, "Socket Mode: no connection can be opened until a setting changes; an attempt is made every {Pause:0.#} s. {Reason}")]
    public static partial void LastingFailure(ILogger logger, double pause, string reason);

    [LoggerMessage(55, LogLevel.Warning, "Socket Mode: connection {Number} is given up for {Pause:0} s, which leaves {Wanted}. {Reason}")]
    public static partial void FewerConnections(ILogger logger, int number, double pause, int wanted, string reason);

    [LoggerMessage(56, LogLevel.Information, "Socket Mode: a connection stands again after {Gap:0.###} s without one.")]
    public static partial void GapEnded(ILogger logger, double gap);

    [LoggerMessage(57, LogLevel.Warning, "Socket Mode: {Kind} was ignored. {Detail} Further ones are logged at debug level.")]
    public static partial void MessageIgnored(ILogger logger, string kind, string detail);

    [LoggerMessage(58, LogLevel.Debug, "Socket Mode: {Kind} was ignored. {Detail}")]
    public static partial void MessageIgnoredAgain(ILogger logger, string kind, string detail);

    [LoggerMessage(59, LogLevel.Error, "Socket Mode: an acknowledgement was not sent: its payload has {Length} bytes, and its frame has room for {Room}.")]
    public static partial void AcknowledgementTooLarge(ILogger logger, int length, int room);

    [LoggerMessage(60, LogLevel.Debug, "Socket Mode: an acknowledgement was not sent, because the connection of its envelope is gone. Slack repeats events.")]
    public static partial void AcknowledgementLost(ILogger logger);

    [LoggerMessage(61, LogLevel.Error, "Socket Mode: a delivery was not acknowledged, because its receiver failed with {Exception}.")]
    public static partial void ReceiverFailed(ILogger logger, string exception);

    [LoggerMessage(62, LogLevel.Warning, "Socket Mode: the settings of the handler {Type} cannot be read, so connections use neither its proxy nor its certificates. Set SocketModeOptions.Handler.")]
    public static partial void HandlerIgnored(ILogger logger, string type);

    [LoggerMessage(63, LogLevel.Error, "Socket Mode: the supervisor of connection {Number} failed with {Exception} and goes on in {Pause:0.#} s.")]
    public static partial void SupervisorFailed(ILogger logger, int number, string exception, double pause);
}
