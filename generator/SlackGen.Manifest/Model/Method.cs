namespace SlackGen.Manifest.Model;

/// <summary>How the arguments of a method travel.</summary>
public enum BodyKind
{
    /// <summary><c>application/x-www-form-urlencoded</c>.</summary>
    Form,

    /// <summary><c>application/json; charset=utf-8</c>.</summary>
    Json,

    /// <summary><c>multipart/form-data</c>.</summary>
    Multipart,

    /// <summary>The query string of a GET.</summary>
    Query,
}

/// <summary>What a method answers with.</summary>
public enum AnswerKind
{
    /// <summary>The usual JSON object.</summary>
    Envelope,

    /// <summary>A file's bytes; an error still comes as the usual JSON object.</summary>
    File,
}

/// <summary>What stands in front of the method on the wire.</summary>
public enum TokenNeed
{
    /// <summary>A token of one of the kinds that <see cref="Method.Scopes"/> names, or any when it names none.</summary>
    Any,

    /// <summary>No token at all.</summary>
    None,

    /// <summary>An app-level token (xapp-).</summary>
    App,
}

/// <summary>One Web API method.</summary>
/// <param name="Name">The full name, <c>calls.add</c>.</param>
/// <param name="Key">The name within its group, <c>add</c>.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Tier">Which budget it has; null where Slack documents none.</param>
/// <param name="Rate">The budget of a special tier.</param>
/// <param name="Scopes">Scopes by token kind, any one of which suffices.</param>
/// <param name="Token">Which token goes with it.</param>
/// <param name="BasicAuth">The arguments that identify the app and travel as basic authentication instead (client id and secret).</param>
/// <param name="IsGet">Whether the verb is GET, otherwise POST.</param>
/// <param name="Body">How arguments travel.</param>
/// <param name="Answer">What comes back.</param>
/// <param name="Idempotent">Whether sending it twice has the effect of sending it once.</param>
/// <param name="Params">Its arguments.</param>
/// <param name="OneOf">Groups of arguments of which exactly one is sent.</param>
/// <param name="Returns">The documented fields of its answer.</param>
/// <param name="Errors">Its own error codes.</param>
/// <param name="Warnings">Its own warnings.</param>
/// <param name="Paging">Cursor paging; null when it has none.</param>
/// <param name="Deprecated">Why not to use it any more; null when it is current.</param>
/// <param name="Upload">The method of the same group that gives the address for the files which this one completes; null for other methods.</param>
public sealed record Method(
    string Name,
    string Key,
    string Summary,
    Tier? Tier,
    Rate? Rate,
    EquatableArray<ScopeSet> Scopes,
    TokenNeed Token,
    bool BasicAuth,
    bool IsGet,
    BodyKind Body,
    AnswerKind Answer,
    bool Idempotent,
    EquatableArray<Member> Params,
    EquatableArray<EquatableArray<string>> OneOf,
    EquatableArray<Member> Returns,
    EquatableArray<ErrorCode> Errors,
    EquatableArray<Described> Warnings,
    Paging? Paging,
    Deprecation? Deprecated,
    string? Upload)
{
    /// <summary>The types that its arguments and answer mention.</summary>
    public IEnumerable<string> References =>
        Params.Concat(Returns).Select(m => m.Type.Mentions).OfType<string>();
}

/// <summary>Slack's rate tiers.</summary>
public enum Tier
{
    /// <summary>A budget of the method's own.</summary>
    Special = 0,

    /// <summary>1 call a minute or more.</summary>
    Tier1 = 1,

    /// <summary>20 calls a minute or more.</summary>
    Tier2 = 2,

    /// <summary>50 calls a minute or more.</summary>
    Tier3 = 3,

    /// <summary>100 calls a minute or more.</summary>
    Tier4 = 4,
}

/// <summary>The budget of a special tier.</summary>
/// <param name="Permits">Calls per period.</param>
/// <param name="PerSeconds">The period, in seconds.</param>
/// <param name="Burst">Calls that may come at once; null for the permits themselves.</param>
/// <param name="By">The argument whose value has a budget of its own (<c>channel</c>); null for the whole method.</param>
public sealed record Rate(int Permits, int PerSeconds, int? Burst, string? By);

/// <summary>Scopes that suit one kind of token.</summary>
/// <param name="Kind">bot, user, configuration, admin, …</param>
/// <param name="Names">Scopes, any one of which suffices.</param>
public sealed record ScopeSet(string Kind, EquatableArray<string> Names);

/// <summary>A code with what it means.</summary>
/// <param name="Code">The code on the wire.</param>
/// <param name="Summary">What it means.</param>
public sealed record Described(string Code, string Summary);

/// <summary>An error code.</summary>
/// <param name="Code">The code on the wire.</param>
/// <param name="Property">The name of the C# enum member.</param>
/// <param name="Category">What sort of trouble it is: auth, scope, not_found, invalid, rate_limit, transient or server.</param>
/// <param name="Summary">What it means.</param>
public sealed record ErrorCode(string Code, string Property, string Category, string Summary);

/// <summary>Cursor paging.</summary>
/// <param name="Items">The dotted path to the list that holds a page's items; null when a page is all there is.</param>
/// <param name="Cursor">The returned field that holds the next cursor; null for the usual place in <c>response_metadata</c>.</param>
/// <param name="First">The cursor that asks for the first page; null where leaving it out does.</param>
public sealed record Paging(string? Items, string? Cursor = null, string? First = null);

/// <summary>Why a method should not be used any more.</summary>
/// <param name="Use">The method that replaces it, if one does.</param>
/// <param name="Summary">What changed.</param>
public sealed record Deprecation(string? Use, string Summary);
