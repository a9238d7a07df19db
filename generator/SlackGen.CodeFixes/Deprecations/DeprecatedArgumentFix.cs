using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.CodeFixes.Deprecations;

/// <summary>Sets the successor of a deprecated argument, or removes an argument that nothing replaces.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeprecatedArgumentFix))]
[Shared]
public sealed class DeprecatedArgumentFix : DeprecationFix
{
    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CompilationFacts facts)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment
            && model.GetSymbolInfo(assignment.Left, context.CancellationToken).Symbol is IPropertySymbol property
            && property.ContainingType.IsOrDerives(static t => t.IsRuntime("SlackRequest")))
        {
            Register(context, root, model, assignment, property, facts.FindMember(property)?.Successor, diagnostic);
        }
    }

    private static void Register(
        CodeFixContext context,
        SyntaxNode root,
        SemanticModel model,
        AssignmentExpressionSyntax assignment,
        IPropertySymbol property,
        string? successor,
        Diagnostic diagnostic)
    {
        var initializer = assignment.Parent as InitializerExpressionSyntax;
        if (successor is not null && IsReplaceable(property, successor) && initializer?.Expressions.Any(e => Sets(e, successor)) != true)
        {
            context.RegisterCodeFix(
                CodeAction.Create($"Set '{successor}'", _ => Task.FromResult(Rename(context.Document, root, assignment, successor)), nameof(DeprecatedArgumentFix)), diagnostic);
        }
        else if (successor is null && initializer is not null && !assignment.ContainsDirectives && IsPure(model.GetOperation(assignment.Right, context.CancellationToken)))
        {
            context.RegisterCodeFix(
                CodeAction.Create($"Remove '{property.Name}'", _ => Task.FromResult(Remove(context.Document, root, assignment)), nameof(DeprecatedArgumentFix)), diagnostic);
        }
    }

    private static bool IsReplaceable(IPropertySymbol property, string successor) =>
        property.ContainingType.GetMembers(successor).OfType<IPropertySymbol>().Any(p => SymbolEqualityComparer.Default.Equals(p.Type, property.Type));

    private static bool Sets(ExpressionSyntax expression, string property) => expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } && name.Identifier.ValueText == property;

    private static Document Rename(Document document, SyntaxNode root, AssignmentExpressionSyntax assignment, string successor)
    {
        var name = assignment.Left is MemberAccessExpressionSyntax member ? member.Name : (SimpleNameSyntax)assignment.Left;
        return document.WithSyntaxRoot(root.ReplaceNode(name, SyntaxFactory.IdentifierName(successor).WithTriviaFrom(name)));
    }

    // A value goes with its argument only if nothing else comes of computing it.
    private static bool IsPure(IOperation? value) =>
        value is ILiteralOperation or IDefaultValueOperation or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation
            || value?.ConstantValue.HasValue == true
            || (value is IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true } or IConversionOperation { OperatorMethod: null } or IUnaryOperation { OperatorMethod: null }
                && value.ChildOperations.All(IsPure));

    // The comments above the argument and after it on its line are about it. Those after the comma before it are about the argument before.
    private static Document Remove(Document document, SyntaxNode root, AssignmentExpressionSyntax assignment)
    {
        var initializer = (InitializerExpressionSyntax)assignment.Parent!;
        var parts = initializer.Expressions.GetWithSeparators().ToList();
        var index = parts.IndexOf(assignment);
        if (index == parts.Count - 1 && index > 0)
        {
            var (before, comma) = (parts[index - 2], parts[index - 1]);
            parts[index - 2] = before.WithTrailingTrivia(before.GetTrailingTrivia().AddRange(comma.GetLeadingTrivia()).AddRange(comma.GetTrailingTrivia()));
            parts.RemoveRange(index - 1, 2);
        }
        else
        {
            parts.RemoveRange(index, Math.Min(2, parts.Count - index));
        }

        var rest = initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(parts)).WithAdditionalAnnotations(Formatter.Annotation);
        return document.WithSyntaxRoot(root.ReplaceNode(initializer, rest));
    }
}
