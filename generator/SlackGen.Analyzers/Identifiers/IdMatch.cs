using Microsoft.CodeAnalysis;
using SlackGen.Generator.Apps;
using SlackGen.Manifest;

namespace SlackGen.Analyzers.Identifiers;

/// <summary>Compares the IDs that an app builds with those that it handles.</summary>
/// <param name="built">The IDs that it builds.</param>
/// <param name="handled">The IDs that it handles.</param>
internal sealed class IdMatch(IReadOnlyCollection<BuiltId> built, IReadOnlyCollection<HandledId> handled)
{
    private const string ActionId = "action";
    private const string BlockId = "block";
    private const string CallbackId = "callback";

    /// <summary>Returns a diagnostic for each constant that is built and that no handler handles, and for each that a handler names and that nothing builds.</summary>
    public IEnumerable<Diagnostic> Diagnostics() => NotHandled().Concat(NotBuilt());

    private IEnumerable<Diagnostic> NotHandled() =>
        from id in built
        where id.Id.Name is not null
        from kind in id.Needs
        let handlers = handled.Where(h => h.Attribute.Kind == kind).ToList()
        where !handlers.Exists(h => h.Takes(id.Id.Name!))
        let meant = Suggestion.Nearest(id.Id.Name!, handlers.SelectMany(h => h.Names).Select(n => n.Name))
        select Diagnostic.Create(
            Descriptors.IdNotHandled, id.Location, kind.Attribute, kind.NameKind, id.Id.Name, meant is null ? "add it to a handler" : $"did you mean '{meant}'?");

    private IEnumerable<Diagnostic> NotBuilt() =>
        from handler in handled
        from diagnostic in handler.Names.Select(n => NotBuilt(n, handler.Attribute.Kind.NameKind, KindsOf(handler.Attribute.Kind), isOnly: handler.Names.Count == 1))
            .Concat(handler.Block is { } block ? [NotBuilt(block, "block ID", [BlockId], isOnly: false)] : [])
        where diagnostic is not null
        select diagnostic;

    // Where an app builds no ID of a kind, another project does, or JSON.
    private Diagnostic? NotBuilt((string Name, Location Location) id, string name, IReadOnlyList<string> kinds, bool isOnly)
    {
        var candidates = kinds.Count == 0 ? [] : built.Where(b => kinds.Contains(b.Kind)).ToList();
        if (!candidates.Exists(b => b.Kind == kinds[0]) || candidates.Exists(b => b.Id.MayBe(id.Name)))
        {
            return null;
        }

        var meant = Suggestion.Nearest(id.Name, candidates.Select(b => b.Id.Name).OfType<string>());
        var advice = meant is not null ? $"did you mean '{meant}'?" : isOnly ? "set it on one, or remove the handler" : "set it on one, or remove it from the handler";
        return Diagnostic.Create(Descriptors.IdNotBuilt, id.Location, name, id.Name, advice);
    }

    // Legacy attachments have a callback ID in place of action IDs. Commands, shortcuts and functions are declared in the manifest of the app.
    private static IReadOnlyList<string> KindsOf(HandlerKind kind) =>
        kind == HandlerKind.Action || kind == HandlerKind.Options ? [ActionId, CallbackId]
        : kind == HandlerKind.Submit || kind == HandlerKind.Closed ? [CallbackId]
        : [];
}
