using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Reads initializers of objects.</summary>
internal static class ObjectInitializer
{
    /// <summary>Returns the assignments of properties.</summary>
    public static IEnumerable<ISimpleAssignmentOperation> Assignments(IObjectCreationOperation creation) =>
        creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Where(a => a.Target is IPropertyReferenceOperation) ?? [];

    /// <summary>Returns the assignment of a property; null where the initializer has none.</summary>
    public static ISimpleAssignmentOperation? Find(IObjectCreationOperation creation, string property) =>
        Assignments(creation).LastOrDefault(a => ((IPropertyReferenceOperation)a.Target).Property.Name == property);

    /// <summary>Returns the value of a property; null where the initializer does not set it.</summary>
    public static IOperation? FindValue(IObjectCreationOperation creation, string property) => Find(creation, property)?.Value;

    /// <summary>Returns the new object whose initializer contains an assignment; null for any other assignment.</summary>
    public static IObjectCreationOperation? FindCreation(IOperation assignment) => (assignment.Parent as IObjectOrCollectionInitializerOperation)?.Parent as IObjectCreationOperation;

    /// <summary>
    /// Returns whether a new object is used as its initializer leaves it: in another initializer, as an argument of a call, in a reply, or as a result. Code that stores it
    /// or passes it to another method may complete it.
    /// </summary>
    public static bool IsFinal(IObjectCreationOperation creation, CompilationFacts facts)
    {
        for (var parent = creation.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IConversionOperation { OperatorMethod: { } conversion } when conversion.ContainingType.IsOfApps():
                    return true;
                case IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IConditionalOperation:
                    continue;
                case IReturnOperation:
                    return creation.Type is INamedTypeSymbol type && facts.FindRequest(type) is null;
                case IArrayInitializerOperation:
                case ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation }:
                    return true;
                case IArgumentOperation { Parent: IInvocationOperation invocation }:
                    return IsSent(invocation, facts);
                default:
                    return ListValue.IsCollectionExpression(parent);
            }
        }

        return false;
    }

    // A collection initializer adds its elements.
    private static bool IsSent(IInvocationOperation invocation, CompilationFacts facts) =>
        invocation.Parent is IObjectOrCollectionInitializerOperation
        || invocation.TargetMethod.ContainingType.IsOfApps()
        || SlackCall.Find(invocation, facts) is not null;
}
