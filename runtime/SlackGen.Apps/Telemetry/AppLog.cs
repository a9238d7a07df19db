using Microsoft.Extensions.Logging;

namespace SlackGen.Apps;

/// <summary>The log messages of apps and their transports. None contains a token, a URL with a secret, a trigger ID or a message text.</summary>
/// <remarks>
/// There is one class for the whole assembly, because the logging generator of 10.0.0 emits several classes in an order that differs between builds, which makes the
/// assembly differ (https://github.com/dotnet/runtime/issues/119587). Event IDs: core 1-29, installations 30-49, Socket Mode 50-79, ASP.NET Core 80-99.
/// </remarks>
internal static partial class AppLog
{
    /// <summary>The category of all messages.</summary>
    public const string Category = "SlackGen.Apps";

    [LoggerMessage(1, LogLevel.Debug, "{Delivery} was handled by {Handler} in {Milliseconds:0.#} ms")]
    public static partial void Handled(ILogger logger, SlackDelivery delivery, string handler, double milliseconds);

    [LoggerMessage(2, LogLevel.Error, "{Handler} failed to handle {Delivery} (event {EventId}, retry {Retry})")]
    public static partial void HandlerFailed(ILogger logger, string handler, SlackDelivery delivery, string? eventId, int retry, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "{Delivery} has no handler; it is acknowledged, and further ones are logged at the level Debug")]
    public static partial void Unhandled(ILogger logger, string delivery);

    [LoggerMessage(4, LogLevel.Debug, "{Delivery} has no handler")]
    public static partial void UnhandledAgain(ILogger logger, string delivery);

    [LoggerMessage(5, LogLevel.Error, "{Count} deliveries were refused: {Reason}")]
    public static partial void QueueFull(ILogger logger, long count, string reason);

    [LoggerMessage(6, LogLevel.Debug, "{Delivery} (event {EventId}, retry {Retry}) is a repetition and is not handled again")]
    public static partial void Duplicate(ILogger logger, SlackDelivery delivery, string? eventId, int retry);

    [LoggerMessage(7, LogLevel.Information, "{Handler} is still running {Seconds:0.#} s after {Delivery} arrived, which was acknowledged without a reply")]
    public static partial void AcknowledgedEarly(ILogger logger, string handler, SlackDelivery delivery, double seconds);

    [LoggerMessage(9, LogLevel.Warning, "{Delivery} was not handled within {Seconds:0} s of the shutdown: {Handler} is still running")]
    public static partial void AbandonedAtShutdown(ILogger logger, SlackDelivery delivery, double seconds, string handler);

    [LoggerMessage(10, LogLevel.Error, "The reply of {Handler} to {Delivery} could not be sent")]
    public static partial void ReplyFailed(ILogger logger, string handler, SlackDelivery delivery, Exception exception);

    [LoggerMessage(11, LogLevel.Error, "The options of {Handler} take {Size} bytes, more than the {Limit} bytes of an acknowledgement over {Transport}; an empty list was sent")]
    public static partial void OptionsTooLarge(ILogger logger, string handler, int size, int limit, string transport);

    [LoggerMessage(12, LogLevel.Information, "The Slack app {App} receives deliveries with {Handlers} handlers")]
    public static partial void Started(ILogger logger, string app, int handlers);

    [LoggerMessage(13, LogLevel.Information, "The Slack app {App} has finished all deliveries and is closed")]
    public static partial void Stopped(ILogger logger, string app);

    [LoggerMessage(14, LogLevel.Error, "A transport of the Slack app {App} failed to {Step}")]
    public static partial void TransportFailed(ILogger logger, string app, string step, Exception exception);

    [LoggerMessage(15, LogLevel.Error, "{Delivery} was acknowledged and never started: {Handler} was not called within {Seconds:0} s of the shutdown, so it is lost")]
    public static partial void LostAtShutdown(ILogger logger, SlackDelivery delivery, double seconds, string handler);

    [LoggerMessage(16, LogLevel.Warning, "{Delivery} was neither started nor acknowledged: {Handler} was not called within {Seconds:0} s of the shutdown")]
    public static partial void RefusedAtShutdown(ILogger logger, SlackDelivery delivery, double seconds, string handler);

    [LoggerMessage(17, LogLevel.Error, "A callback on the token of a handler failed when the token was cancelled at the shutdown")]
    public static partial void CancellationFailed(ILogger logger, Exception exception);

    [LoggerMessage(18, LogLevel.Error, "Deliveries are no longer recorded: {Reason}")]
    public static partial void RecordingEnded(ILogger logger, string reason);

    [LoggerMessage(19, LogLevel.Warning, "{Delivery} was not recorded: {Reason}; further ones are counted until the recording ends")]
    public static partial void NotRecorded(ILogger logger, SlackDelivery delivery, string reason);

    [LoggerMessage(20, LogLevel.Warning, "The recording of deliveries lacks {Count} of them")]
    public static partial void RecordingIncomplete(ILogger logger, long count);

    [LoggerMessage(30, LogLevel.Information, "The Slack app {App} was installed in {Place} (token of the {Owner})")]
    public static partial void Installed(ILogger logger, string app, string place, string owner);

    [LoggerMessage(31, LogLevel.Information, "The Slack app {App} is no longer installed in {Place} (token of the {Owner}), which the event {Event} says")]
    public static partial void Uninstalled(ILogger logger, string app, string place, string owner, string @event);

    [LoggerMessage(32, LogLevel.Error, "{Delivery} was refused, so that Slack sends it again: the installation could not be removed")]
    public static partial void NotUninstalled(ILogger logger, SlackDelivery delivery, Exception exception);

    [LoggerMessage(33, LogLevel.Warning, "{Delivery} was not handled ({Count} since the last warning): the app is not installed in {Place}, so there is no token for it")]
    public static partial void NotInstalled(ILogger logger, SlackDelivery delivery, string place, long count);

    [LoggerMessage(34, LogLevel.Error, "{Delivery} was not handled (event {EventId}, retry {Retry}): the token of its workspace could not be looked up")]
    public static partial void NotAuthorized(ILogger logger, SlackDelivery delivery, string? eventId, int retry, Exception exception);

    [LoggerMessage(35, LogLevel.Warning, "The installation in {Place} could not be read again, so its last known token is used: {Reason}")]
    public static partial void InstallationNotRead(ILogger logger, string place, string reason);

    [LoggerMessage(36, LogLevel.Warning, "Slack refused the token of {Place} with {Error}; the installation is read again before the next call")]
    public static partial void TokenRefused(ILogger logger, string place, string error);

    [LoggerMessage(37, LogLevel.Warning, "The installations of the Slack app {App} are kept in memory and are lost when the process ends. Add a store that keeps them, before UseInstallations")]
    public static partial void InstallationsInMemory(ILogger logger, string app);

    [LoggerMessage(39, LogLevel.Warning, "The distributed cache of installations failed ({Operation}, {Place}), and the store is used: {Reason}")]
    public static partial void InstallationCacheFailed(ILogger logger, string operation, string place, string reason);

    /// <summary>Logs a failure of the cache without secrets that its exception may have.</summary>
    public static void InstallationCacheFailed(ILogger logger, string operation, string place, Exception exception) =>
        InstallationCacheFailed(logger, operation, place, $"{exception.GetType().Name}: {SecretScrubber.Common.Clean(exception.Message)}");

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

    [LoggerMessage(80, LogLevel.Warning, "Requests to {Route} were refused ({Count} since the last warning) with HTTP status {Status}: {Reason}")]
    public static partial void RequestsRefused(ILogger logger, long count, string route, int status, string reason);

    [LoggerMessage(81, LogLevel.Information, "Slack has verified the URL of {Route}")]
    public static partial void UrlVerified(ILogger logger, string route);

    [LoggerMessage(82, LogLevel.Warning, "Slack does not deliver events of the Slack app '{App}' in the minute that starts at {Minute:u}, because they are more than 30,000 an hour from one workspace")]
    public static partial void EventsRateLimited(ILogger logger, string app, DateTimeOffset? minute);

    [LoggerMessage(83, LogLevel.Debug, "A request to {Route} was refused with HTTP status {Status}: {Reason}")]
    public static partial void RequestRefused(ILogger logger, string route, int status, string reason);

    [LoggerMessage(84, LogLevel.Error, "The installation of a Slack app at {Route} failed: {Reason}")]
    public static partial void InstallFailed(ILogger logger, string route, string reason, Exception exception);

    [LoggerMessage(85, LogLevel.Information, "The installation of a Slack app at {Route} was cancelled by its user")]
    public static partial void InstallCancelled(ILogger logger, string route);
}
