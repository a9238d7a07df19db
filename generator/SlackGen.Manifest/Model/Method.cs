namespace SlackGen.Manifest.Model;

/// <summary>The forms of responses.</summary>
public enum ResponseKind
{
    /// <summary>The usual JSON object with <c>ok</c>.</summary>
    Envelope,

    /// <summary>The bytes of a file. An error is still the usual JSON object.</summary>
    File,

    /// <summary>A JSON object without <c>ok</c>. An error is still the usual JSON object.</summary>
    Bare,
}

/// <summary>The rules of groups: how many of its arguments a call sends.</summary>
public enum GroupRule
{
    /// <summary><c>one_of</c>: exactly one.</summary>
    ExactlyOne,

    /// <summary><c>any_of</c>: at least one.</summary>
    AtLeastOne,

    /// <summary><c>at_most_one_of</c>: one or none.</summary>
    AtMostOne,

    /// <summary><c>together</c>: all or none.</summary>
    AllOrNone,
}

/// <summary>A group of optional arguments of a method, or fields of an object, that depend on one another.</summary>
/// <param name="Rule">The number of them that a call sends.</param>
/// <param name="Arguments">The names on the wire.</param>
public sealed record ArgumentGroup(GroupRule Rule, EquatableArray<string> Arguments)
{
    /// <summary>Returns whether a call may send this number of the arguments.</summary>
    public bool Allows(int sent) => Rule switch
    {
        GroupRule.ExactlyOne => sent == 1,
        GroupRule.AtLeastOne => sent > 0,
        GroupRule.AtMostOne => sent <= 1,
        GroupRule.AllOrNone => sent == 0 || sent == Arguments.Count,
    };
}

/// <summary>The tokens that methods need.</summary>
public enum TokenNeed
{
    /// <summary>A token of one of the kinds in <see cref="Method.Scopes"/>, or any token where it is empty.</summary>
    Any,

    /// <summary>No token.</summary>
    None,

    /// <summary>An app-level token (xapp-).</summary>
    App,
}

/// <summary>The methods that continue and end a message which another method starts.</summary>
/// <param name="Append">The full name of the method that adds to the message.</param>
/// <param name="Stop">The full name of the method that ends it.</param>
public sealed record MessageStreaming(string Append, string Stop)
{
    /// <summary>The argument with a piece of text.</summary>
    public const string TextArgument = "markdown_text";

    /// <summary>The argument with a list of chunks.</summary>
    public const string ChunksArgument = "chunks";

    /// <summary>Gets the arguments with a piece of the message, which both methods take.</summary>
    public static IReadOnlyList<string> PieceArguments { get; } = ["channel", "ts", TextArgument, ChunksArgument];

    /// <summary>Gets the fields of the starting method's response that name the message.</summary>
    public static IReadOnlyList<string> NameFields { get; } = ["channel", "ts"];

    /// <summary>Returns the arguments with a piece of the message that a method lacks, or has with another type.</summary>
    public static IReadOnlyList<string> Missing(Method method) =>
        PieceArguments.Where(name => !method.Params.Any(p => p.Name == name && IsPiece(p))).ToList();

    private static bool IsPiece(Member argument) => argument.Name switch
    {
        ChunksArgument => argument.Type is { Kind: TypeRefKind.List, Element: { Kind: TypeRefKind.Named, IsNullable: false } },
        "ts" => argument.Type.Scalar == ScalarKind.Timestamp,
        _ => argument.Type.Scalar == ScalarKind.String,
    };
}

/// <summary>A method of the Web API.</summary>
/// <param name="Name">The full name, <c>calls.add</c>.</param>
/// <param name="Key">The name within its group, <c>add</c>.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Tier">The rate tier; null where Slack documents none.</param>
/// <param name="Rate">The budget of a special tier.</param>
/// <param name="Scopes">Scopes by token kind, any one of which suffices.</param>
/// <param name="ScopeNote">A sentence on which of several scopes a call needs; null where that does not depend on the call.</param>
/// <param name="Token">The token that it needs.</param>
/// <param name="BasicAuth">Whether client ID and client secret are sent as basic authentication instead of as arguments.</param>
/// <param name="IsGet">Whether the documented verb is GET; otherwise it is POST. Clients send every method as POST.</param>
/// <param name="Body">The encoding of the arguments.</param>
/// <param name="Response">The form of the response.</param>
/// <param name="Idempotent">Whether a repeated call has the effect of one call.</param>
/// <param name="Params">The arguments.</param>
/// <param name="Groups">Groups of optional arguments that depend on one another.</param>
/// <param name="Shorthand">The documented arguments that may be given by position; empty where there are none.</param>
/// <param name="Returns">The documented fields of its response.</param>
/// <param name="Errors">Its own error codes.</param>
/// <param name="Warnings">Its own warnings.</param>
/// <param name="Paging">Cursor paging; null where it has none.</param>
/// <param name="Deprecated">The deprecation; null where it is current.</param>
/// <param name="Upload">The method of the same group that returns the URL for the files of an upload that this method completes; null for other methods.</param>
/// <param name="Download">The field of the response that holds the file which the method looks up for downloads; null for other methods.</param>
/// <param name="Stream">The methods that continue and end the message which this method starts; null for other methods.</param>
/// <param name="AsOf">The day of the facts; null where it is that of the manifest.</param>
/// <param name="Extends">Whether it extends a built-in method of this name.</param>
public sealed record Method(
    string Name,
    string Key,
    string Summary,
    Tier? Tier,
    Rate? Rate,
    EquatableArray<ScopeSet> Scopes,
    string? ScopeNote,
    TokenNeed Token,
    bool BasicAuth,
    bool IsGet,
    BodyKind Body,
    ResponseKind Response,
    bool Idempotent,
    EquatableArray<Member> Params,
    EquatableArray<ArgumentGroup> Groups,
    EquatableArray<string> Shorthand,
    EquatableArray<Member> Returns,
    EquatableArray<ErrorCode> Errors,
    EquatableArray<WarningCode> Warnings,
    Paging? Paging,
    Deprecation? Deprecated,
    string? Upload,
    string? Download,
    MessageStreaming? Stream,
    string? AsOf,
    bool Extends)
{
    /// <summary>
    /// Gets the arguments that may be given by position: those of the shorthand; without one, the only required argument where a call with it alone is complete.
    /// </summary>
    public IReadOnlyList<Member> Positional
    {
        get
        {
            var required = Params.Where(p => p.Required).ToList();
            if (Shorthand.Count > 0)
            {
                var named = Shorthand.Select(name => Params.First(p => p.Name == name)).ToList();
                return required.TrueForAll(named.Contains) ? named : [];
            }

            return required.Count == 1 && required[0].Type.IsWord && !NeedsMore ? required : [];
        }
    }

    /// <summary>Returns an argument; null if there is none of this name.</summary>
    public Member? FindParam(string name)
    {
        for (var i = 0; i < Params.Count; i++)
        {
            if (Params[i].Name == name)
            {
                return Params[i];
            }
        }

        return null;
    }

    /// <summary>Returns whether an argument is the largest number of items on a page, beside one for the cursor or the number of the page.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="all">All arguments of the method.</param>
    public static bool IsPageSize(Member argument, IEnumerable<Member> all) =>
        argument.Name is "limit" or "count" && argument.Type.Scalar == ScalarKind.Int && all.Any(a => a.Name is "cursor" or "page");

    /// <summary>Gets whether a call needs one of its optional arguments.</summary>
    public bool NeedsMore => Groups.Any(g => g.Rule is GroupRule.ExactlyOne or GroupRule.AtLeastOne);

    /// <summary>Gets the types that the arguments and the response mention.</summary>
    public IEnumerable<string> References =>
        Params.Concat(Returns).Select(m => m.Type.Mentions).OfType<string>();
}

/// <summary>Slack's rate tiers.</summary>
public enum Tier
{
    /// <summary>A rate of the method's own.</summary>
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

/// <summary>A rate limit.</summary>
/// <param name="Permits">Calls per period.</param>
/// <param name="PerSeconds">The period, in seconds.</param>
/// <param name="Burst">Calls that may be sent at once; null for the permits.</param>
/// <param name="By">The argument (<c>channel</c>) of which each value has a budget of its own; null for one budget of the method.</param>
public sealed record Rate(int Permits, int PerSeconds, int? Burst, string? By);

/// <summary>The scopes for one kind of token.</summary>
/// <param name="Kind">bot, user, configuration, admin, …</param>
/// <param name="Names">Scopes, any one of which suffices.</param>
public sealed record ScopeSet(string Kind, EquatableArray<string> Names);

/// <summary>A warning.</summary>
/// <param name="Code">The code on the wire.</param>
/// <param name="Summary">What it means.</param>
public sealed record WarningCode(string Code, string Summary);

/// <summary>An error code.</summary>
/// <param name="Code">The code on the wire.</param>
/// <param name="Property">The name of the C# enum member.</param>
/// <param name="Category">The category.</param>
/// <param name="Summary">What it means.</param>
public sealed record ErrorCode(string Code, string Property, ErrorCategory Category, string Summary);

/// <summary>Cursor paging.</summary>
/// <param name="Items">The dotted path to the list of a page's items; null where a page has no such list.</param>
/// <param name="Cursors">The dotted paths of the fields that may hold the next cursor: the first that is present wins. Empty for the usual field in <c>response_metadata</c>.</param>
/// <param name="First">The cursor of the first page; null where a call without a cursor returns it.</param>
public sealed record Paging(string? Items, EquatableArray<string> Cursors = default, string? First = null)
{
    /// <summary>The path of the next cursor in every response.</summary>
    public const string UsualCursor = "response_metadata.next_cursor";
}

/// <summary>The deprecation of a method or argument.</summary>
/// <param name="Use">The method or argument that replaces it; null where none does.</param>
/// <param name="Summary">What changed; empty for an argument.</param>
public sealed record Deprecation(string? Use, string Summary);
