using System.Collections;
using System.Net.Http;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Security.Authentication;

namespace SlackGen;

/// <summary>A replacement for an exception of another type whose text contained a secret.</summary>
internal sealed class ScrubbedException : Exception
{
    private const int MaxDepth = 8;

    private readonly string type;

    private ScrubbedException(string type, string message, Exception? inner)
        : base(message, inner) => this.type = type;

    /// <summary>Returns the exception if its whole chain contains no secret, otherwise a copy of the chain without secrets.</summary>
    public static Exception Create(Exception exception, SecretScrubber scrubber) => IsClean(exception, scrubber, 0) ? exception : Copy(exception, scrubber, 0);

    /// <summary>Returns the text with the name of the original type.</summary>
    public override string ToString()
    {
        var text = base.ToString();
        var own = GetType().ToString();
        return text.StartsWith(own, StringComparison.Ordinal) ? string.Concat(type, text.AsSpan(own.Length)) : text;
    }

    private static bool IsClean(Exception exception, SecretScrubber scrubber, int depth)
    {
        if (depth == MaxDepth)
        {
            return false;
        }

        foreach (DictionaryEntry entry in exception.Data)
        {
            if (!scrubber.IsClean($"{entry.Key} {entry.Value}"))
            {
                return false;
            }
        }

        // The ordinary types print only their message and stack trace. ToString() costs much more than the message alone.
        if ((!IsOrdinary(exception) && !scrubber.IsClean(exception.ToString())) || !scrubber.IsClean($"{exception.Message} {exception.HelpLink} {exception.Source}"))
        {
            return false;
        }

        return exception is AggregateException many
            ? many.InnerExceptions.All(inner => IsClean(inner, scrubber, depth + 1))
            : exception.InnerException is null || IsClean(exception.InnerException, scrubber, depth + 1);
    }

    private static bool IsOrdinary(Exception exception)
    {
        var type = exception.GetType();
        return type == typeof(HttpRequestException) || type == typeof(HttpIOException) || type == typeof(IOException) || type == typeof(SocketException)
            || type == typeof(TaskCanceledException) || type == typeof(OperationCanceledException) || type == typeof(TimeoutException)
            || type == typeof(ObjectDisposedException) || type == typeof(InvalidOperationException) || type == typeof(AuthenticationException)
            || type == typeof(InvalidDataException) || type == typeof(SlackJsonException);
    }

    private static Exception Copy(Exception exception, SecretScrubber scrubber, int depth)
    {
        var inner = exception.InnerException is { } cause && depth + 1 < MaxDepth ? Copy(cause, scrubber, depth + 1) : null;
        var message = scrubber.Clean(exception.Message);
        Exception copy = exception switch
        {
            // The message ends with the error, which the constructor appends again.
            HttpIOException http => new HttpIOException(http.HttpRequestError, message.Replace($" ({http.HttpRequestError})", "", StringComparison.Ordinal), inner),
            HttpRequestException http => new HttpRequestException(http.HttpRequestError, message, inner, http.StatusCode),
            SocketException socket => new SocketException((int)socket.SocketErrorCode, message),
            IOException => new IOException(message, inner),
            OperationCanceledException => new TaskCanceledException(message, inner),
            TimeoutException => new TimeoutException(message, inner),
            _ => new ScrubbedException(exception.GetType().ToString(), message, inner),
        };
        return exception.StackTrace is { } trace ? ExceptionDispatchInfo.SetRemoteStackTrace(copy, trace) : copy;
    }
}
