namespace SlackGen;

/// <summary>
/// The body of a file response while it is received. There is no time limit for the whole file, but each read must return within one. Failures are thrown
/// as <see cref="SlackException"/>.
/// </summary>
/// <param name="inner">The body.</param>
/// <param name="state">The call.</param>
/// <param name="timeouts">The pool of timeouts.</param>
/// <param name="limit">The time limit of a read.</param>
internal sealed class FileBodyStream(Stream inner, CallState state, TimeoutPool timeouts, TimeSpan limit) : ForwardOnlyStream
{
    public override bool CanRead => inner.CanRead;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var timeout = new LinkedTimeout(timeouts, limit, cancellationToken);
        try
        {
            var read = await inner.ReadAsync(buffer, timeout.Token).ConfigureAwait(false);
            SlackTelemetry.CountReceived(state.Method, read);
            return read;
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is OperationCanceledException or HttpRequestException or IOException)
        {
            throw TransportFailure.Cancelled(state, e, cancellationToken);
        }
        catch (Exception e) when (timeout.HasExpired && e is OperationCanceledException or HttpRequestException or IOException)
        {
            throw Failed($"stopped arriving: no byte came for {TransportFailure.Seconds(limit)}", e);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException or ObjectDisposedException)
        {
            throw Failed($"broke off: {state.Scrubber.Clean(e.Message).TrimEnd('.')}", e);
        }
    }

    private SlackException Failed(string what, Exception e) =>
        new($"The file of {state.Method.Name} {what}.", state.Method.Name, innerException: state.Scrubber.Clean(e));

    // Only an asynchronous read can be cancelled.
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
