using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;

namespace SlackGen.CodeFixes.Arguments;

/// <summary>Turns interpolated strings into calls of <c>SlackText.Mrkdwn</c>, which escapes the values in them.</summary>
internal static class MarkupInterpolation
{
    /// <summary>Returns the interpolated string that directly contains a value; null if there is none.</summary>
    public static InterpolatedStringExpressionSyntax? Find(ExpressionSyntax value)
    {
        SyntaxNode node = value;
        while (node.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            node = node.Parent;
        }

        return (node.Parent as InterpolationSyntax)?.Parent as InterpolatedStringExpressionSyntax;
    }

    /// <summary>Returns the call. Values that <c>SlackText.Escape</c> escapes are taken out of it: nothing is escaped twice.</summary>
    public static ExpressionSyntax Create(InterpolatedStringExpressionSyntax text, SemanticModel model, CancellationToken stopping)
    {
        var escapes = text.Contents.OfType<InterpolationSyntax>().Select(i => i.Expression).Where(e => IsEscape(e, model, stopping));
        var markup = text.ReplaceNodes(escapes, (escape, _) => ((InvocationExpressionSyntax)escape).ArgumentList.Arguments[0].Expression.WithTriviaFrom(escape));
        var method = SyntaxFactory.ParseExpression("global::SlackGen.SlackText.Mrkdwn").WithAdditionalAnnotations(Simplifier.Annotation);
        var argument = SyntaxFactory.Argument(markup.WithoutTrivia());
        ExpressionSyntax call = SyntaxFactory.InvocationExpression(method, SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(argument)));
        return (IsForString(text, model, stopping) ? call : SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, call, SyntaxFactory.IdentifierName("Value")))
            .WithTriviaFrom(text);
    }

    // Where the type of the string decides another one, as in "var", the call becomes a string too.
    private static bool IsForString(ExpressionSyntax text, SemanticModel model, CancellationToken stopping) => text.Parent switch
    {
        ArgumentSyntax argument => model.GetOperation(argument, stopping) is IArgumentOperation { Parameter.OriginalDefinition.Type.SpecialType: SpecialType.System_String },
        AssignmentExpressionSyntax => model.GetTypeInfo(text, stopping).ConvertedType?.SpecialType == SpecialType.System_String,
        _ => false,
    };

    private static bool IsEscape(ExpressionSyntax expression, SemanticModel model, CancellationToken stopping) =>
        expression is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 }
        && model.GetSymbolInfo(expression, stopping).Symbol is IMethodSymbol { Name: "Escape", ContainingType: { Name: "SlackText", ContainingNamespace: { Name: "SlackGen", ContainingNamespace.IsGlobalNamespace: true } } };
}
