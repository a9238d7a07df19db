using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.Handlers;

namespace SlackGen.Analyzers.Tests.Handlers;

/// <summary>Advice of .NET's analyzers that is wrong for handlers is suppressed, and other advice stays.</summary>
[Category("Slow")]
public sealed class SuppressorTests
{
    private const string App = """
        namespace Bot;

        [SlackApp]
        public partial class DeployApp
        {
            [OnCommand("/deploy")] public Task Deploy(SlashCommand command) => Task.CompletedTask;

            [OnEvent] private Task Mentioned(AppMentionEvent mention, CancellationToken stopping) => Task.CompletedTask;

            [OnAction("approve")] public Task Approve(ButtonAction button) => Task.CompletedTask;

            public string Describe(string name) => name.Trim();
        }
        """;

    [Test]
    public async Task A_handler_need_not_be_static_and_any_other_method_may() =>
        await AssertAsync(new StaticHandlerSuppressor(), "CA1822", SymbolKind.Method, suppressed: ["Deploy", "Mentioned", "Approve"], others: ["Describe"]);

    [Test]
    public async Task A_parameter_stays_whose_type_says_what_the_handler_handles() =>
        await AssertAsync(new PayloadParameterSuppressor(), "IDE0060", SymbolKind.Parameter, suppressed: ["mention", "button"], others: ["command", "stopping", "name"]);

    private static async Task AssertAsync(DiagnosticSuppressor suppressor, string id, SymbolKind kind, string[] suppressed, string[] others)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create(
            "Bot",
            [CSharpSyntaxTree.ParseText(App, options, "Bot.cs"), CSharpSyntaxTree.ParseText(Code.Usings, options, "Usings.cs")],
            Code.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var analysis = compilation.WithAnalyzers(
            [new Advisor(id, kind), suppressor],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true));

        var advice = await analysis.GetAnalyzerDiagnosticsAsync();

        Assert.Multiple(() =>
        {
            Assert.That(advice.Where(d => d.IsSuppressed).Select(d => d.GetMessage(null)), Is.EquivalentTo(suppressed));
            Assert.That(advice.Where(d => !d.IsSuppressed).Select(d => d.GetMessage(null)), Is.EquivalentTo(others));
        });
    }

    // Reports every method, or every parameter, in place of the analyzers of the SDK, which are in no package.
#pragma warning disable RS1001, RS1017 // No compiler loads it: a test creates it for the ID of an SDK analyzer.
    private sealed class Advisor(string id, SymbolKind kind) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor descriptor = new(id, "Advice", "{0}", "Style", DiagnosticSeverity.Warning, isEnabledByDefault: true);
#pragma warning restore RS1001, RS1017

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [descriptor];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSymbolAction(Report, kind);
        }

        private void Report(SymbolAnalysisContext context)
        {
            if (context.Symbol is IParameterSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary })
            {
                context.ReportDiagnostic(Diagnostic.Create(descriptor, context.Symbol.Locations[0], context.Symbol.Name));
            }
        }
    }
}
