using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.Facts;
using SlackGen.Generator.Apps;
using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;

namespace SlackGen.Analyzers.AppManifests;

/// <summary>Reports commands, shortcuts, functions and options that are handled and not declared, or declared and not handled.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    private const string OptionsUrl = "settings.interactivity.message_menu_options_url";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.NotDeclared, Descriptors.NotHandled);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationFacts.Get(start.Compilation) is not null)
            {
                AppAnalysis.Register(start, CheckHandlers);
                AppAnalysis.RegisterEnd(start, CheckDeclarations);
            }
        });
    }

    private static void CheckHandlers(AppAnalysis analysis, Action<Diagnostic> report)
    {
        foreach (var handler in analysis.App.Handlers)
        {
            if (DeclarationKind.Find(handler) is { } kind)
            {
                if (kind.IsComplete(analysis.Manifest))
                {
                    CheckDeclared(handler, kind, analysis, report);
                }
            }
            else if (handler.Kind == HandlerKind.Options
                && analysis.Manifest.Settings is { UsesSocketMode: false, HasOptionsUrl: false }
                && analysis.Manifest.Knows(OptionsUrl)
                && analysis.Manifest.Knows(SwitchAnalyzer.SocketMode))
            {
                Report(analysis, handler, handler.Attribute.Location, "options over HTTP", OptionsUrl, suggestion: "", ImmutableDictionary<string, string?>.Empty, report);
            }
        }
    }

    private static void CheckDeclared(DeclaredHandler handler, DeclarationKind kind, AppAnalysis analysis, Action<Diagnostic> report)
    {
        var declared = kind.Declared(analysis.Manifest).Select(d => d.Name).ToList();
        foreach (var (name, location) in handler.Names.Where(n => !declared.Contains(n.Pattern)))
        {
            var suggestion = Suggestion.For(name, declared.Where(d => !analysis.App.Handlers.Any(h => h.Kind == handler.Kind && h.Takes(d))));
            var properties = FixProperties.Create(
                analysis.File,
                (FixProperties.Key, kind.Key),
                (FixProperties.Names, name),
                (FixProperties.Types, string.Join(" ", kind.Types)),
                (FixProperties.Url, analysis.Manifest.Settings.UsesSocketMode ? "" : analysis.Manifest.RequestUrl ?? ""),
                (FixProperties.Method, handler.Name));
            Report(analysis, handler, location, $"the {kind.Noun} '{name}'", kind.Key, suggestion, properties, report);
        }

        if (handler is { Pattern: not null, Attribute.Pattern: { } pattern } && !declared.Any(handler.Matches))
        {
            Report(analysis, handler, pattern.Location, $"a {kind.Noun} that matches '{pattern.Pattern}'", kind.Key, suggestion: "", ImmutableDictionary<string, string?>.Empty, report);
        }
    }

    private static void Report(
        AppAnalysis analysis,
        DeclaredHandler handler,
        SourceLocation location,
        string handled,
        string key,
        string suggestion,
        ImmutableDictionary<string, string?> properties,
        Action<Diagnostic> report) => report(Diagnostic.Create(
            Descriptors.NotDeclared,
            handler.Locate(location),
            properties,
            handler.Name,
            handled,
            analysis.File.Name,
            key,
            suggestion.Length > 0 ? "." + suggestion : "; declare it there, or remove the handler"));

    private static void CheckDeclarations(ImmutableArray<AppAnalysis> apps, Action<Diagnostic> report)
    {
        var (file, manifest) = (apps[0].File, apps[0].Manifest);
        var handlers = apps.SelectMany(a => a.App.Handlers).ToLookup(DeclarationKind.Find);
        foreach (var kind in DeclarationKind.Declarable.Where(k => manifest.Knows(k.Key)))
        {
            foreach (var declaration in kind.Declared(manifest).Where(d => !kind.HandledBy.Any(k => handlers[k].Any(h => h.Takes(d.Name)))))
            {
                report(Diagnostic.Create(Descriptors.NotHandled, file.Locate(declaration.Span), kind.Noun, declaration.Name));
            }
        }
    }
}
