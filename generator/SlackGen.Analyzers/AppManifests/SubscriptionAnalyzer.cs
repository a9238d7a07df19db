using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.Facts;
using SlackGen.Generator.Apps;

namespace SlackGen.Analyzers.AppManifests;

/// <summary>Reports handlers of events to which the app does not subscribe, and subscriptions without a handler.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SubscriptionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.NotSubscribed, Descriptors.NotHandledEvent);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationFacts.Get(start.Compilation) is not null)
            {
                AppAnalysis.Register(start, (analysis, report) => CheckHandlers(analysis, start.Compilation, report));
                AppAnalysis.RegisterEnd(start, (apps, report) => CheckSubscriptions(apps, EventCatalog.Get(start.Compilation), report));
            }
        });
    }

    private static void CheckHandlers(AppAnalysis analysis, Compilation compilation, Action<Diagnostic> report)
    {
        // A part that could not be read may have the subscription.
        if (!analysis.Manifest.Knows(Subscriptions.Key) || !analysis.Manifest.Knows(DeclarationKind.Functions))
        {
            return;
        }

        // A misspelt subscription is reported as such (SLACKGEN230).
        var catalog = EventCatalog.Get(compilation);
        var subscriptions = analysis.Manifest.Events.Select(e => catalog.FindMeant(e.Name) ?? e.Name).ToList();
        var list = Subscriptions.ListFor(analysis.Manifest);
        foreach (var handler in analysis.App.Handlers.Where(h => h.Kind == HandlerKind.Event))
        {
            if (handler.IsEveryEvent && !analysis.Manifest.Events.Any() && analysis.Manifest.Functions.Count == 0)
            {
                var location = handler.Locate(handler.Attribute.Location);
                report(Diagnostic.Create(Descriptors.NotSubscribed, location, handler.Name, "every event", analysis.File.Name, "those that it is for", list));
            }

            foreach (var (name, location) in handler.Names)
            {
                if (!subscriptions.Exists(s => Subscriptions.Serves(s, name)) && !Subscriptions.AreImplied(Subscriptions.TypeOf(name), analysis.Manifest))
                {
                    var events = catalog.NamesOf(name).DefaultIfEmpty(name).ToImmutableArray();
                    report(Diagnostic.Create(
                        Descriptors.NotSubscribed,
                        handler.Locate(location),
                        FixProperties.Create(analysis.File, (FixProperties.Key, list), (FixProperties.Names, string.Join(" ", events))),
                        handler.Name,
                        $"'{name}'",
                        analysis.File.Name,
                        Alternatives.Join(events),
                        list));
                }
            }
        }
    }

    private static void CheckSubscriptions(ImmutableArray<AppAnalysis> apps, EventCatalog catalog, Action<Diagnostic> report)
    {
        var file = apps[0].File;
        var unhandled = apps[0].Manifest.Events.Where(e =>
            catalog.FindMeant(e.Name) is null && !Subscriptions.AreHandledByRuntime(e.Name) && !apps.Any(a => a.App.Handlers.Any(h => Subscriptions.Serves(e.Name, h))));
        foreach (var subscription in unhandled)
        {
            report(Diagnostic.Create(Descriptors.NotHandledEvent, file.Locate(subscription.Span), subscription.Name));
        }
    }
}
