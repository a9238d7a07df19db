using System.ComponentModel;

namespace SlackGen;

/// <summary>How arguments travel.</summary>
public enum SlackBody
{
    /// <summary><c>application/x-www-form-urlencoded</c>.</summary>
    Form,

    /// <summary><c>application/json; charset=utf-8</c>.</summary>
    Json,

    /// <summary><c>multipart/form-data</c>.</summary>
    Multipart,
}

/// <summary>Kinds of token.</summary>
[Flags]
public enum SlackTokenKinds
{
    /// <summary>No token goes with the method.</summary>
    None = 0,

    /// <summary>A bot token (xoxb-).</summary>
    Bot = 1,

    /// <summary>A user token (xoxp-).</summary>
    User = 2,

    /// <summary>An app-level token (xapp-).</summary>
    App = 4,

    /// <summary>An app configuration token (xoxe.xoxp-).</summary>
    Configuration = 8,

    /// <summary>Any token.</summary>
    Any = Bot | User | App | Configuration,
}

/// <summary>The form of a method's response.</summary>
public enum SlackResponseKind
{
    /// <summary>The usual JSON object with <c>ok</c>.</summary>
    Envelope,

    /// <summary>The bytes of a file.</summary>
    File,

    /// <summary>A JSON object without <c>ok</c>.</summary>
    Bare,
}

/// <summary>The budget of a method: how many calls Slack allows.</summary>
/// <param name="Permits">Calls per period.</param>
/// <param name="PerSeconds">The period in seconds.</param>
/// <param name="Burst">Calls that may come at once; 0 means the permits.</param>
/// <param name="By">The argument whose every value has a budget of its own, such as <c>channel</c>.</param>
public sealed record SlackRate(int Permits, int PerSeconds, int Burst = 0, string? By = null)
{
    /// <summary>The longest period that a client's own budget may have: a day.</summary>
    internal const int MaxPerSeconds = 86_400;

    /// <summary>The budget of a rate tier.</summary>
    /// <param name="tier">1 to 4.</param>
    public static SlackRate OfTier(int tier) => SlackTiers.Rate(tier);
}

/// <summary>What the manifest says of a method; generated code holds one of these for each.</summary>
/// <param name="Name">The method, <c>chat.postMessage</c>.</param>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed record SlackMethod(string Name)
{
    /// <summary>The rate tier from 1 to 4; 0 for a special one.</summary>
    public int Tier { get; init; }

    /// <summary>The budget of a special tier.</summary>
    public SlackRate? Rate { get; init; }

    /// <summary>How arguments travel.</summary>
    public SlackBody Body { get; init; }

    /// <summary>The form of the response.</summary>
    public SlackResponseKind Response { get; init; }

    /// <summary>The kinds of token that can call it.</summary>
    public SlackTokenKinds Tokens { get; init; } = SlackTokenKinds.Any;

    /// <summary>Whether the arguments <c>client_id</c> and <c>client_secret</c> travel as basic authentication.</summary>
    public bool BasicAuth { get; init; }

    /// <summary>
    /// The names of its secret arguments and response fields, separated by blanks; empty where it has none. Their values stay out of messages and logs, and no
    /// part of an unexpected response is quoted.
    /// </summary>
    public string Secrets { get; init; } = "";

    /// <summary>
    /// The names of the response fields that are true where a call had nothing to do, separated by blanks; empty where it has none. They make a success of
    /// <c>ok: false</c> in the response of a call by name; a generated response knows its own.
    /// </summary>
    internal string InsteadOfError { get; init; } = "";

    /// <summary>Whether sending it twice has the effect of sending it once, so that it may be sent again after an unclear failure.</summary>
    public bool Idempotent { get; init; }

    /// <summary>The budget that the manifest gives the method. A method without a documented tier counts as tier 4.</summary>
    public SlackRate DefaultRate => Rate ?? SlackTiers.Rate(Tier == 0 ? 4 : Tier);

    /// <summary>What stands before the last dot of the name.</summary>
    public string Group => Name.LastIndexOf('.') is > 0 and var dot ? Name[..dot] : Name;
}
