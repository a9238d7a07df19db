using SlackGen.Manifest.Model;

namespace SlackGen.Tool.Docs;

/// <summary>Compares the events of the documentation with those of the manifest. Events that only the RTM API delivers are left out.</summary>
internal static class EventDiff
{
    /// <summary>Returns the differences, in the order of names.</summary>
    /// <param name="spec">The manifest.</param>
    /// <param name="docs">The documentation.</param>
    /// <param name="isPartial">Whether pages are missing, so that an event without one is not gone.</param>
    public static IEnumerable<Difference> Compare(Spec spec, DocSet docs, bool isPartial)
    {
        if (docs.Events.Count == 0 && docs.Index?.Events is null)
        {
            return [];
        }

        var known = Known(spec).DistinctBy(e => e.Name).ToDictionary(e => e.Name, e => e.Scopes, StringComparer.Ordinal);
        var documented = docs.Events.Select(e => e.Name).Concat(docs.Index?.Events ?? []).ToHashSet(StringComparer.Ordinal);
        var hasSubtypes = documented.Any(IsSubtype);
        var wanted = docs.Events.Where(e => e.IsOfEventsApi).Select(e => e.Name).Concat(docs.Index?.Events ?? []).Distinct(StringComparer.Ordinal);
        var pages = docs.Events.ToDictionary(e => e.Name, StringComparer.Ordinal);
        var gone = isPartial && docs.Index?.Events is null ? [] : known.Keys.Where(n => !documented.Contains(n) && (hasSubtypes || !IsSubtype(n)));
        return gone.Select(n => new Difference(Difference.Event, n, "gone", [], null))
            .Concat(wanted.Where(n => !known.ContainsKey(n)).Select(n => new Difference(Difference.Event, n, "new", [], IsSubtype(n) ? null : DocYaml.NewEvent(n, pages.GetValueOrDefault(n)))))
            .Concat(docs.Events.Where(e => known.ContainsKey(e.Name)).Select(e => Changed(e, known[e.Name])).OfType<Difference>())
            .OrderBy(d => d.Name, StringComparer.Ordinal);
    }

    private static bool IsSubtype(string name) => name.Contains('/', StringComparison.Ordinal);

    // An event whose subscriptions have pages of their own is documented by these.
    private static IEnumerable<(string Name, EquatableArray<string>? Scopes)> Known(Spec spec) => spec.Types
        .Where(t => t.Event is not null)
        .SelectMany(t => t.Event!.Subtype is { } subtype ? [($"{t.Event.Type}/{subtype}", t.Event.Scopes)]
            : t.Event.Subscriptions.Count > 0 ? t.Event.Subscriptions.Select(s => (s.Name, s.Scopes))
            : new[] { (t.Event.Type, t.Event.Scopes) });

    // Nothing is said of scopes that the manifest leaves open.
    private static Difference? Changed(EventDoc page, EquatableArray<string>? scopes) => scopes is not { } known || known.ToHashSet(StringComparer.Ordinal).SetEquals(page.Scopes)
        ? null
        : new(Difference.Event, page.Name, "changed", [$"scopes: {List(page.Scopes)} documented, not {List(known)}"], null);

    private static string List(IEnumerable<string> scopes) => string.Join(" or ", scopes.Order(StringComparer.Ordinal)) is { Length: > 0 } list ? list : "none";
}
