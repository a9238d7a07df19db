using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace SlackGen;

/// <summary>
/// Carries a failure of the caller's own code, a stream or a progress handler, past what takes every <see cref="IOException"/> for one of the network.
/// </summary>
internal sealed class CallerException(Exception failure) : Exception(failure.Message, failure)
{
    /// <summary>Finds one among an exception and its causes: an <see cref="HttpClient"/> may wrap what a body throws.</summary>
    public static CallerException? In(Exception? exception)
    {
        while (exception is not null and not CallerException)
        {
            exception = exception.InnerException;
        }

        return (CallerException?)exception;
    }

    /// <summary>Throws the caller's failure as it was thrown first.</summary>
    [DoesNotReturn]
    public void Rethrow() => ExceptionDispatchInfo.Throw(InnerException!);
}
