using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Apps;

/// <summary>The class with <c>[SlackApp]</c>, as far as the output depends on it. It holds no symbol and no location.</summary>
/// <param name="FullName">The name with the namespace.</param>
/// <param name="Name">The name.</param>
/// <param name="ManifestName">The file with the manifest that the attribute names; null for the default one.</param>
/// <param name="Handlers">The handlers, in the order of the source.</param>
/// <param name="Services">The arguments of the constructor.</param>
/// <param name="ConstructorScope">The index of the constructor's scope.</param>
/// <param name="Scopes">The scopes of the class's parts; the first one is that of the attribute.</param>
internal sealed record AppTarget(
    string FullName,
    string Name,
    string? ManifestName,
    EquatableArray<AppHandler> Handlers,
    EquatableArray<AppArgument> Services,
    int ConstructorScope,
    EquatableArray<AppScope> Scopes);

/// <summary>A handler: an attribute of a method. A method with two attributes is two handlers.</summary>
/// <param name="Method">The name of the method.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Filter">The deliveries that it handles.</param>
/// <param name="AcknowledgesFirst">Whether the delivery is acknowledged before the handler runs.</param>
/// <param name="Arguments">The arguments of the call.</param>
/// <param name="HasReply">Whether the result of the method is a reply.</param>
/// <param name="Scope">The index of the method's scope.</param>
internal sealed record AppHandler(
    string Method,
    HandlerKind Kind,
    AppFilter Filter,
    bool AcknowledgesFirst,
    EquatableArray<AppArgument> Arguments,
    bool HasReply,
    int Scope);

/// <summary>The deliveries that a handler handles. The properties are those of <c>SlackHandler</c>.</summary>
internal sealed record AppFilter(EquatableArray<string> Names, string? Pattern, string? Subtype, string? Type, string? Element, string? BlockId);

/// <summary>The argument of a call.</summary>
/// <param name="Source">The source of the value.</param>
/// <param name="Type">The type as the user wrote it; null where the source says it.</param>
/// <param name="Key">The key of a keyed service, as C#; null for another source.</param>
/// <param name="IsOptional">Whether a service that was not added is passed as null.</param>
internal sealed record AppArgument(ArgumentSource Source, string? Type = null, string? Key = null, bool IsOptional = false);

/// <summary>The sources of arguments.</summary>
internal enum ArgumentSource
{
    /// <summary>The event or the action, read as the type.</summary>
    Part,

    /// <summary>The whole payload, read as the type.</summary>
    Payload,

    /// <summary>The context.</summary>
    Context,

    /// <summary>The context with a client; the type is that of the client.</summary>
    ClientContext,

    /// <summary>The delivery.</summary>
    Delivery,

    /// <summary>The sender to the <c>response_url</c>.</summary>
    Responder,

    /// <summary>The token of the call.</summary>
    CancellationToken,

    /// <summary>The services themselves.</summary>
    Services,

    /// <summary>A service of the type.</summary>
    Service,

    /// <summary>A keyed service of the type.</summary>
    KeyedService,
}
