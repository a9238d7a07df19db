using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SlackGen.Analyzers.Facts;

namespace SlackGen.CodeFixes.Deprecations;

/// <summary>Calls the successor of a deprecated method, where that takes the same arguments and returns what the code reads.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeprecatedMethodFix))]
[Shared]
public sealed class DeprecatedMethodFix : DeprecationFix
{
    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CompilationFacts facts)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax member }
            && DeprecatedCall.Find(model, member, facts, context.CancellationToken) is { } call)
        {
            var replaced = SyntaxFactory.ParseExpression(call.Successor).WithTriviaFrom(member);
            context.RegisterCodeFix(
                CodeAction.Create($"Call '{call.Name}'", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(member, replaced))), nameof(DeprecatedMethodFix)),
                diagnostic);
        }
    }
}
