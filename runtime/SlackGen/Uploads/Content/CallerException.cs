using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace SlackGen;

/// <summary>
/// Wraps a failure of the caller's own code, a stream or a progress handler, so that an <see cref="IOException"/> of it is not taken for a network failure.
/// </summary>
internal sealed class CallerException(Exception failure) : Exception(failure.Message, failure)
{
    /// <summary>
    /// Returns the first <see cref="CallerException"/> among an exception and its inner exceptions; null if there is none. An <see cref="HttpClient"/> may wrap
    /// what a body throws.
    /// </summary>
    public static CallerException? FindIn(Exception? exception)
    {
        while (exception is not null and not CallerException)
        {
            exception = exception.InnerException;
        }

        return (CallerException?)exception;
    }

    /// <summary>Rethrows the caller's exception with its original stack trace.</summary>
    [DoesNotReturn]
    public void Rethrow() => ExceptionDispatchInfo.Throw(InnerException!);
}
