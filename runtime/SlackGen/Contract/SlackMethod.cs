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
