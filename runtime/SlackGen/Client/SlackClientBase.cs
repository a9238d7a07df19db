using System.ComponentModel;

namespace SlackGen;

/// <summary>The base of the generated client.</summary>
public abstract class SlackClientBase
{
    private readonly SlackConnection? connection;

    /// <summary>For mocking: a client without connection, whose members are overridden.</summary>
    protected SlackClientBase()
    {
    }

    /// <summary>A client over a connection.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SlackClientBase(SlackConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        this.connection = connection;
    }

    /// <summary>The connection.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SlackConnection SlackConnection => connection
        ?? throw new InvalidOperationException($"{GetType().Name} was made without a connection, as mocks are: override the member that is called.");

    /// <summary>
    /// Calls a method by name, for what the manifest does not have yet. Limits, retries and errors are those of every call; the method counts as
    /// tier 1 to be safe, and arguments travel as a form.
    /// </summary>
    /// <param name="method">The method, <c>some.method</c>.</param>
    /// <param name="arguments">
    /// Text, numbers, bools, times, JSON elements, uploads, generated objects or lists of text or objects; null arguments are left out.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="SlackApiException">Slack answered with an error.</exception>
    /// <exception cref="SlackException">No proper answer came.</exception>
    public virtual Task<SlackRawResponse> CallAsync(
        string method,
        IReadOnlyDictionary<string, object?>? arguments = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        if (!method.All(c => char.IsAsciiLetterOrDigit(c) || c == '.') || method[0] == '.')
        {
            throw new ArgumentException($"'{method}' is not a method's name, such as chat.postMessage.", nameof(method));
        }

        arguments ??= new Dictionary<string, object?>();
        var body = arguments.Values.Any(v => v is SlackUpload) ? SlackBody.Multipart : SlackBody.Form;
        return SlackConnection.CallAsync<SlackRawResponse>(
            new SlackMethod(method) { Tier = 1, Body = body },
            new SlackRawRequest(arguments),
            cancellationToken);
    }
}
