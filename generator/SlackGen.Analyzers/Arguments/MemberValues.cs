using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Finds the values that code gives arguments and fields that have facts.</summary>
internal static class MemberValues
{
    /// <summary>
    /// Registers an action for each value: assigned to a property, passed to a shorthand by position, or given as the text of a text object or of a reply in the channel.
    /// </summary>
    public static void Register(CompilationStartAnalysisContext context, CompilationFacts facts, Action<OperationAnalysisContext, MemberValue> action)
    {
        context.RegisterOperationAction(
            c => Visit(c, ((ISimpleAssignmentOperation)c.Operation).Target is IPropertyReferenceOperation target ? target.Property : null, ((ISimpleAssignmentOperation)c.Operation).Value),
            OperationKind.SimpleAssignment);
        context.RegisterOperationAction(
            c =>
            {
                var creation = (IObjectCreationOperation)c.Operation;
                if (creation.Arguments.Length == 1)
                {
                    Visit(c, TextObject.FindTextProperty(creation.Constructor), creation.Arguments[0].Value);
                }
            },
            OperationKind.ObjectCreation);
        context.RegisterOperationAction(
            c =>
            {
                var conversion = (IConversionOperation)c.Operation;
                if (conversion.OperatorMethod is { } method)
                {
                    Visit(c, TextObject.FindTextProperty(method), conversion.Operand);
                }
            },
            OperationKind.Conversion);
        context.RegisterOperationAction(
            c =>
            {
                var invocation = (IInvocationOperation)c.Operation;
                if (CommandText.FindTextProperty(invocation.TargetMethod) is { } text)
                {
                    Visit(c, text, invocation.Arguments[0].Value);
                }
                else if (invocation.TargetMethod.IsExtensionMethod && facts.FindCall(invocation.TargetMethod) is { } method)
                {
                    VisitShorthand(c, invocation, method.Request);
                }
            },
            OperationKind.Invocation);

        void Visit(OperationAnalysisContext c, IPropertySymbol? property, IOperation value)
        {
            if (property is not null && facts.FindMember(property) is { } member)
            {
                action(c, new(property, member, value));
            }
        }

        // The parameters of a shorthand are named as the properties of the request, in camel case.
        void VisitShorthand(OperationAnalysisContext c, IInvocationOperation invocation, INamedTypeSymbol request)
        {
            foreach (var argument in invocation.Arguments.Where(a => a is { ArgumentKind: ArgumentKind.Explicit, Parameter: not null }))
            {
                var property = request.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => string.Equals(p.Name, argument.Parameter!.Name, StringComparison.OrdinalIgnoreCase));
                Visit(c, property, argument.Value);
            }
        }
    }
}
