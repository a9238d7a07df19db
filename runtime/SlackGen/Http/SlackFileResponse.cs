namespace SlackGen;

/// <summary>The answer of a method that sends a file. Its bytes are read as they arrive: dispose the answer when they have been read.</summary>
public abstract class SlackFileResponse : SlackResponse, IDisposable
{
    private HttpResponseMessage? message;

    /// <summary>The file's bytes as Slack sent them.</summary>
    public Stream Content { get; set; } = Stream.Null;

    /// <summary>The media type, such as <c>application/gzip</c>.</summary>
    public string? ContentType { get; set; }

    /// <summary>Gives the connection back.</summary>
    public void Dispose()
    {
        Content.Dispose();
        message?.Dispose();
        GC.SuppressFinalize(this);
    }

    internal async Task AcceptAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        message = answer;
        ContentType = answer.Content.Headers.ContentType?.MediaType;
        Content = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }
}
