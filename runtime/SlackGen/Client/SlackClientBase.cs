using System.ComponentModel;

namespace SlackGen;

/// <summary>The base of the generated client.</summary>
public abstract class SlackClientBase
{
    private const int UnknownTier = 2;

    private readonly SlackConnection? connection;

    /// <summary>Initializes a client without a connection, for a mock that overrides its members.</summary>
    protected SlackClientBase()
    {
    }

    /// <summary>Initializes a client that uses a connection.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SlackClientBase(SlackConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        this.connection = connection;
    }

    /// <summary>Gets the connection.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SlackConnection SlackConnection => connection
        ?? throw new InvalidOperationException($"{GetType().Name} was created without a connection, which is for mocks. Override the member that is called.");

    /// <summary>Returns the connection, for a copy of the client with another token.</summary>
    /// <exception cref="InvalidOperationException">The client was created without a connection.</exception>
    internal SlackConnection GetConnection() => SlackConnection;

    /// <summary>
    /// Calls a method by name, for a method that is not yet in the manifest or that the client has not selected. A method in the manifest is called as its
    /// generated method calls it: with its rate budget, kind of body, kinds of token and retry safety. Any other method counts as tier 2, sends its arguments
    /// as a form and is not retried after an unclear failure.
    /// </summary>
    /// <param name="method">The name of the method, such as <c>some.method</c>.</param>
    /// <param name="arguments">
    /// The arguments: strings, numbers, bools, times, days, <see cref="Uri"/>s, JSON (elements, nodes, documents), files, generated objects and enums, and
    /// lists and dictionaries of these. Null arguments are left out. An argument <c>token</c> is the token of this call and is sent in the header.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The name is not a method name, the method responds with a file, or an argument has an unsupported type.</exception>
    /// <exception cref="SlackApiException">Slack returned an error.</exception>
    /// <exception cref="SlackException">The request failed or the response could not be read.</exception>
    public virtual Task<SlackRawResponse> CallAsync(
        string method,
        IReadOnlyDictionary<string, object?>? arguments = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        if (!method.All(c => char.IsAsciiLetterOrDigit(c) || c == '.') || method[0] == '.')
        {
            throw new ArgumentException($"'{method}' is not a method name such as chat.postMessage.", nameof(method));
        }

        var entry = SlackConnection.Methods.Find(method) ?? new SlackMethodEntry(new SlackMethod(method) { Tier = UnknownTier });
        if (entry.Method.Response == SlackResponseKind.File)
        {
            throw new ArgumentException($"{method} responds with a file, which a call by name cannot return. Call the generated method.", nameof(method));
        }

        var request = new SlackRawRequest(arguments ?? new Dictionary<string, object?>(), entry);
        return SlackConnection.CallAsync<SlackRawResponse>(
            request.HasUpload ? entry.Method with { Body = SlackBody.Multipart } : entry.Method,
            request,
            cancellationToken);
    }
}
