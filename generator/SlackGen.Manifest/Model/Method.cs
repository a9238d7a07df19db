namespace SlackGen.Manifest.Model;

/// <summary>The form of a method's response.</summary>
public enum ResponseKind
{
    /// <summary>The usual JSON object with <c>ok</c>.</summary>
    Envelope,

    /// <summary>The bytes of a file; an error still comes as the usual JSON object.</summary>
    File,

    /// <summary>A JSON object without <c>ok</c>; an error still comes as the usual JSON object.</summary>
    Bare,
}

/// <summary>The rule of a group: the number of its arguments that a call sends.</summary>
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

/// <summary>Optional arguments that depend on one another.</summary>
/// <param name="Rule">How many of them a call sends.</param>
/// <param name="Arguments">Their names on the wire.</param>
public sealed record ArgumentGroup(GroupRule Rule, EquatableArray<string> Arguments)
{
    /// <summary>Returns whether a call may send that many of the arguments.</summary>
    public bool Allows(int sent) => Rule switch
    {
        GroupRule.ExactlyOne => sent == 1,
        GroupRule.AtLeastOne => sent > 0,
        GroupRule.AtMostOne => sent <= 1,
        GroupRule.AllOrNone => sent == 0 || sent == Arguments.Count,
    };
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
/// <param name="ScopeNote">Which of several scopes a call needs; null where that does not depend on the call.</param>
/// <param name="Token">Which token goes with it.</param>
/// <param name="BasicAuth">The arguments that identify the app and travel as basic authentication instead (client id and secret).</param>
/// <param name="IsGet">Whether the documented verb is GET, otherwise POST. Clients send every method as POST.</param>
/// <param name="Body">How arguments travel.</param>
/// <param name="Response">The form of the response.</param>
/// <param name="Idempotent">Whether sending it twice has the effect of sending it once.</param>
/// <param name="Params">Its arguments.</param>
/// <param name="Groups">Groups of optional arguments that depend on one another.</param>
/// <param name="Shorthand">The arguments that may be given by position; empty when there are none.</param>
/// <param name="Returns">The documented fields of its answer.</param>
/// <param name="Errors">Its own error codes.</param>
/// <param name="Warnings">Its own warnings.</param>
/// <param name="Paging">Cursor paging; null when it has none.</param>
/// <param name="Deprecated">Why not to use it any more; null when it is current.</param>
/// <param name="Upload">The method of the same group that gives the address for the files which this one completes; null for other methods.</param>
/// <param name="AsOf">The day as of which the facts stand; null where it is the manifest's.</param>
/// <param name="Extends">Whether it adds to a built-in method of this name instead of declaring one.</param>
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
    string? AsOf,
    bool Extends)
{
    /// <summary>
    /// The arguments that may be given by position: those of its shorthand, or else its one required argument where a call with just that is complete.
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

    /// <summary>Gets whether a call needs one of its optional arguments.</summary>
    public bool NeedsMore => Groups.Any(g => g.Rule is GroupRule.ExactlyOne or GroupRule.AtLeastOne);

    /// <summary>The types that its arguments and response mention.</summary>
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
public sealed record WarningCode(string Code, string Summary);

/// <summary>An error code.</summary>
/// <param name="Code">The code on the wire.</param>
/// <param name="Property">The name of the C# enum member.</param>
/// <param name="Category">The category.</param>
/// <param name="Summary">What it means.</param>
public sealed record ErrorCode(string Code, string Property, ErrorCategory Category, string Summary);

/// <summary>Cursor paging.</summary>
/// <param name="Items">The dotted path to the list that holds a page's items; null when a page is all there is.</param>
/// <param name="Cursors">The dotted paths of the fields that may hold the next cursor, the first that is there counts; empty for the usual place in <c>response_metadata</c>.</param>
/// <param name="First">The cursor that asks for the first page; null where leaving it out does.</param>
public sealed record Paging(string? Items, EquatableArray<string> Cursors = default, string? First = null)
{
    /// <summary>The path of the next cursor in every response.</summary>
    public const string UsualCursor = "response_metadata.next_cursor";
}

/// <summary>Why a method or argument should not be used any more.</summary>
/// <param name="Use">The method or argument that replaces it, if one does.</param>
/// <param name="Summary">What changed; empty for an argument.</param>
public sealed record Deprecation(string? Use, string Summary);
