using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SlackGen.CodeFixes.Scopes;

/// <summary>Declares the scopes of all calls together, since one attribute has them.</summary>
internal sealed class DeclareScopesFixAll : FixAllProvider
{
    /// <inheritdoc/>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(
        CodeAction.Create("Declare the scopes of all calls", stopping => DeclareAsync(fixAllContext, stopping), fixAllContext.CodeActionEquivalenceKey));

    private static async Task<Solution> DeclareAsync(FixAllContext context, CancellationToken cancellationToken)
    {
        var solution = context.Solution;
        foreach (var project in context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project])
        {
            var diagnostics = context is { Scope: FixAllScope.Document, Document: { } document }
                ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            solution = await DeclareScopesFix.DeclareAsync(solution.GetProject(project.Id)!, diagnostics, cancellationToken).ConfigureAwait(false);
        }

        return solution;
    }
}
