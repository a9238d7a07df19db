using System.ComponentModel;

namespace SlackGen;

/// <summary>The base of the generated client.</summary>
public abstract class SlackClientBase
{
    private const int UnknownTier = 2;

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
    /// Calls a method by name, for what the manifest does not have yet or the client has not selected. A method that the manifest has is called as its
    /// generated method would: with its rate budget, kind of body, kinds of token and safety of repeating. Another one counts as tier 2, its arguments travel as a
    /// form, and it is not repeated after an unclear failure.
    /// </summary>
    /// <param name="method">The method, <c>some.method</c>.</param>
    /// <param name="arguments">
    /// Text, numbers, bools, times, days, <see cref="Uri"/>s, JSON (elements, nodes, documents), files, generated objects and enums, and lists and dictionaries of
    /// these; null arguments are left out. A <c>token</c> among them is the token of this call and travels in the header.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The name is not a method's, the method answers with a file, or an argument is of another kind.</exception>
    /// <exception cref="SlackApiException">Slack answered with an error.</exception>
    /// <exception cref="SlackException">The request failed or the response could not be read.</exception>
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

        var facts = SlackConnection.Methods.Find(method) ?? new SlackMethodFacts(new SlackMethod(method) { Tier = UnknownTier });
        if (facts.Method.Response == SlackResponseKind.File)
        {
            throw new ArgumentException($"{method} answers with a file, which a call by name cannot return; call the generated method.", nameof(method));
        }

        var request = new SlackRawRequest(arguments ?? new Dictionary<string, object?>(), facts);
        return SlackConnection.CallAsync<SlackRawResponse>(
            request.HasUpload ? facts.Method with { Body = SlackBody.Multipart } : facts.Method,
            request,
            cancellationToken);
    }
}
