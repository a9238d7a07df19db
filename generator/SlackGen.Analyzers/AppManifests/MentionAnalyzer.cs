using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.Facts;
using SlackGen.Generator.Apps;

namespace SlackGen.Analyzers.AppManifests;

/// <summary>Reports handlers of messages in channels in an app that also handles mentions: Slack sends a mention as both events.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MentionAnalyzer : DiagnosticAnalyzer
{
    private const string Mention = "app_mention";

    // A mention in a direct message between a user and the app arrives as a message only.
    private static readonly string[] Channels = ["message.channels", "message.groups", "message.mpim"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.MentionsTwice);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationFacts.Get(start.Compilation) is not null)
            {
                AppAnalysis.Register(start, Analyze);
            }
        });
    }

    private static void Analyze(AppAnalysis analysis, Action<Diagnostic> report)
    {
        var handlers = analysis.App.Handlers;
        var subscribed = analysis.Manifest.BotEvents.Select(e => e.Name).ToList();
        if (!subscribed.Contains(Mention) || handlers.FirstOrDefault(h => h.Kind == HandlerKind.Event && h.Names.Any(n => n.Pattern == Mention)) is not { } mentioned)
        {
            return;
        }

        var channels = Channels.Where(subscribed.Contains).ToList();

        // Joins, edits and the like, which have a subtype, are not mentions.
        foreach (var handler in handlers.Where(h => h.Kind == HandlerKind.Event && h.Method.Name != mentioned.Method.Name && string.IsNullOrEmpty(h.Subtype)))
        {
            if (handler.Names.FirstOrDefault(n => channels.Any(c => Subscriptions.Serves(c, n.Pattern))) is { } name)
            {
                report(Diagnostic.Create(Descriptors.MentionsTwice, handler.Locate(name.Location), handler.Name, mentioned.Name));
            }
        }
    }
}
