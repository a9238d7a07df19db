using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SlackGen.Analyzers.AppManifests;
using SlackGen.Analyzers.Facts;
using SlackGen.Manifest.AppManifests;
using SlackGen.Manifest.Model;

namespace SlackGen.Analyzers.Scopes;

/// <summary>A need of the code for a scope.</summary>
/// <param name="Kind">The kind of thing that needs it.</param>
/// <param name="Name">The method, class, event, command, feature or assembly that needs it.</param>
/// <param name="Location">The location of the call, the handler or the subscription.</param>
/// <param name="Alternatives">The scopes of bot tokens and of user tokens. Any one of them suffices.</param>
internal sealed record ScopeNeed(ScopeNeedKind Kind, string Name, Location Location, ImmutableArray<TokenScopes> Alternatives)
{
    /// <summary>The key of <see cref="Kind"/> in the properties of a diagnostic.</summary>
    public const string KindProperty = "Kind";

    /// <summary>The key of <see cref="Name"/> in the properties of a diagnostic.</summary>
    public const string NameProperty = "Name";

    /// <summary>The key of the scope that the app requests in the properties of a diagnostic: <c>Bot chat:write</c>.</summary>
    public const string RequestedProperty = "Requested";

    /// <summary>Gets the kinds of token whose scopes are in the manifest of an app.</summary>
    public static ImmutableArray<TokenKinds> Tokens { get; } = ImmutableArray.Create(TokenKinds.Bot, TokenKinds.User);

    /// <summary>Gets whether the code fails without one of the scopes.</summary>
    public bool IsRequired => Kind switch
    {
        ScopeNeedKind.Call or ScopeNeedKind.Object or ScopeNeedKind.Event or ScopeNeedKind.Feature or ScopeNeedKind.Declaration or ScopeNeedKind.Library => true,
        ScopeNeedKind.Possible or ScopeNeedKind.Unknown => false,
    };

    /// <summary>Gets what needs the scopes, as messages name it.</summary>
    public string Subject => Kind == ScopeNeedKind.Library || Location == Location.None ? $"The library '{Name}'" : $"'{Name}'";

    /// <summary>Returns the need of something that may need any scope.</summary>
    public static ScopeNeed OfUnknown(string name, Location location) => new(ScopeNeedKind.Unknown, name, location, ImmutableArray<TokenScopes>.Empty);

    /// <summary>Returns whether the file says which of the scopes the app requests: its lists of scopes could be read.</summary>
    public bool IsKnownBy(AppManifest manifest) => Alternatives.All(a => manifest.Knows(string.Join(".", Path(a.Token))));

    /// <summary>Returns the scope that the app requests and that suffices; null if it requests none.</summary>
    public (TokenKinds Token, string Scope)? FindRequested(AppManifest manifest, ScopeCatalog scopes)
    {
        foreach (var (token, names) in Alternatives)
        {
            if (scopes.FindRequested(Requested(manifest, token), names) is { } scope)
            {
                return (token, scope);
            }
        }

        return null;
    }

    /// <summary>Returns whether a scope is one of those that suffice.</summary>
    public bool Takes(TokenKinds token, string scope) => Alternatives.Any(a => a.Token == token && a.Names.Contains(scope));

    /// <summary>Returns whether declared scopes cover the need: those of one declaration, any of which suffices, are among its own.</summary>
    public bool IsDeclaredBy(ImmutableArray<TokenScopes> declared) => Alternatives.Any(a => declared.Any(d => d.Token == a.Token && d.Names.All(a.Names.Contains)));

    /// <summary>Returns the scopes as messages name them: "the bot or user scope 'chat:write'", "the bot scope 'a' or 'b', or the user scope 'c'".</summary>
    public string Describe() => string.Join(", or ", Alternatives
        .GroupBy(a => AppManifests.Alternatives.Join(a.Names), a => Word(a.Token))
        .Select(g => $"the {string.Join(" or ", g)} scope {g.Key}"));

    /// <summary>Returns the need as properties of a diagnostic: its kind and name, and the scopes of each kind of token, with spaces between them.</summary>
    public ImmutableDictionary<string, string?> ToProperties() => Alternatives.Aggregate(
        ImmutableDictionary<string, string?>.Empty.Add(KindProperty, Kind.ToString()).Add(NameProperty, Name),
        static (properties, a) => properties.SetItem(a.Token.ToString(), string.Join(" ", a.Names)));

    /// <summary>Returns the word for a kind of token, which is also the key of its scopes in the manifest of an app.</summary>
    public static string Word(TokenKinds token) => token == TokenKinds.User ? "user" : "bot";

    /// <summary>Returns the keys that lead to the scopes of a kind of token in the manifest of an app.</summary>
    public static string[] Path(TokenKinds token) => ["oauth_config", "scopes", Word(token)];

    /// <summary>Returns the scopes of a kind of token that an app requests.</summary>
    public static EquatableArray<AppManifestName> Requested(AppManifest manifest, TokenKinds token) => token == TokenKinds.User ? manifest.UserScopes : manifest.BotScopes;
}

/// <summary>The kinds of things that need scopes.</summary>
internal enum ScopeNeedKind
{
    /// <summary>A call of a method.</summary>
    Call,

    /// <summary>An object that an app sends, such as a block.</summary>
    Object,

    /// <summary>An event that is handled or subscribed to.</summary>
    Event,

    /// <summary>A feature of the app, such as a command.</summary>
    Feature,

    /// <summary>A declaration of the project, <c>[assembly: SlackScopes]</c>.</summary>
    Declaration,

    /// <summary>A declaration of a library that the project references.</summary>
    Library,

    /// <summary>Something that may need the scopes: the internal client of a library, or a feature to which Slack adds them.</summary>
    Possible,

    /// <summary>
    /// Something that may need any scope: a call of a method whose name is known at run time, an event that the package does not know, or a library that declares no scopes.
    /// </summary>
    Unknown,
}
