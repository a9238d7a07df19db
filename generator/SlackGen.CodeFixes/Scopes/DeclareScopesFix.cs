using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using SlackGen.Analyzers;
using SlackGen.Analyzers.Facts;
using SlackGen.Analyzers.Scopes;

namespace SlackGen.CodeFixes.Scopes;

/// <summary>Declares the scopes of calls of a library.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareScopesFix)), Shared]
public sealed class DeclareScopesFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.UndeclaredScopes.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new DeclareScopesFixAll();

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create("Declare the scope", stopping => DeclareAsync(context.Document.Project, [diagnostic], stopping), nameof(DeclareScopesFix)),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    /// <summary>Declares the scopes of diagnostics of a project.</summary>
    internal static async Task<Solution> DeclareAsync(Project project, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        // If a bot token and a user token can make the call, the scopes of the bot token are declared.
        var scopes =
            from diagnostic in diagnostics
            let token = ScopeNeed.Tokens.First(t => AddScopeFix.Scopes(diagnostic, t).Length > 0)
            group string.Join("|", AddScopeFix.Scopes(diagnostic, token)) by token;
        var solution = project.Solution;
        foreach (var kind in scopes.OrderBy(g => g.Key))
        {
            var declaration = new ScopeDeclaration(kind.Key, [.. kind.Distinct().OrderBy(s => s, StringComparer.Ordinal)]);
            solution = await declaration.AddAsync(solution.GetProject(project.Id)!, cancellationToken).ConfigureAwait(false);
        }

        return solution;
    }
}
