using System.ComponentModel;

namespace SlackGen;

/// <summary>The format of a request body.</summary>
public enum SlackBody
{
    /// <summary><c>application/x-www-form-urlencoded</c>.</summary>
    Form,

    /// <summary><c>application/json; charset=utf-8</c>.</summary>
    Json,

    /// <summary><c>multipart/form-data</c>.</summary>
    Multipart,
}

/// <summary>The format of a response.</summary>
public enum SlackResponseKind
{
    /// <summary>A JSON object with <c>ok</c>, as most methods return it.</summary>
    Envelope,

    /// <summary>The bytes of a file.</summary>
    File,

    /// <summary>A JSON object without <c>ok</c>.</summary>
    Bare,
}

/// <summary>A method as the manifest describes it. Generated code has one instance for each method.</summary>
/// <param name="Name">The name of the method, such as <c>chat.postMessage</c>.</param>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed record SlackMethod(string Name)
{
    /// <summary>Gets or sets the rate tier, from 1 to 4; 0 for a special tier.</summary>
    public int Tier { get; init; }

    /// <summary>Gets or sets the budget of a special tier.</summary>
    public SlackRate? Rate { get; init; }

    /// <summary>Gets or sets the format of the request body.</summary>
    public SlackBody Body { get; init; }

    /// <summary>Gets or sets the format of the response.</summary>
    public SlackResponseKind Response { get; init; }

    /// <summary>Gets or sets the kinds of token that the method takes.</summary>
    public SlackTokenKinds Tokens { get; init; } = SlackTokenKinds.Any;

    /// <summary>Gets or sets whether the arguments <c>client_id</c> and <c>client_secret</c> are sent as basic authentication.</summary>
    public bool BasicAuth { get; init; }

    /// <summary>
    /// Gets or sets the names of the secret arguments and response fields, separated by spaces; empty if there are none. Their values never appear in messages
    /// and logs, and no part of an unexpected response is quoted.
    /// </summary>
    public string Secrets { get; init; } = "";

    /// <summary>
    /// Gets or sets the names of the response fields that are true if the call had nothing to do, separated by spaces; empty if there are none. With one of
    /// them, <c>ok: false</c> in the response of a call by name is a success. Generated responses check these fields themselves.
    /// </summary>
    internal string InsteadOfError { get; init; } = "";

    /// <summary>Gets or sets whether sending the call twice has the effect of sending it once, so that it may be retried after an unclear failure.</summary>
    public bool Idempotent { get; init; }

    /// <summary>Gets the budget that the manifest gives the method. A method without a documented tier counts as tier 4.</summary>
    public SlackRate DefaultRate => Rate ?? SlackTiers.Rate(Tier == 0 ? 4 : Tier);

    /// <summary>Gets the part of the name before its last dot, or the whole name if it has none.</summary>
    public string Group => Name.LastIndexOf('.') is > 0 and var dot ? Name[..dot] : Name;
}

/// <summary>
/// A method with the types of its request, response and errors, such as <c>UsersClient.Methods.Info</c>. Tests pass it to the fake of SlackGen.Testing.
/// </summary>
/// <typeparam name="TRequest">The class of the arguments.</typeparam>
/// <typeparam name="TResponse">The class of the response.</typeparam>
/// <typeparam name="TError">The enum of the method's own errors; <see cref="SlackCommonError"/> for a method without any.</typeparam>
public sealed class SlackMethod<TRequest, TResponse, TError>
    where TRequest : SlackRequest, ISlackJson<TRequest>
    where TResponse : SlackResponse
    where TError : struct, Enum
{
    /// <summary>Initializes the method.</summary>
    /// <param name="definition">The method as the manifest describes it.</param>
    public SlackMethod(SlackMethod definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Definition = definition;
    }

    /// <summary>Gets the method as the manifest describes it.</summary>
    public SlackMethod Definition { get; }

    /// <summary>Gets the name of the method, such as <c>users.info</c>.</summary>
    public string Name => Definition.Name;

    /// <summary>Returns the name of the method.</summary>
    public override string ToString() => Name;
}
