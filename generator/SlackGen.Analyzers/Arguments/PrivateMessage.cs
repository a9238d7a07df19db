using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Recognizes messages that only the author of the typed text sees.</summary>
internal static class PrivateMessage
{
    private const string PostEphemeral = "chat.postEphemeral";

    /// <summary>
    /// Returns whether a text is a part of such a message: a response that is not in the channel and replaces no message, or one of <c>chat.postEphemeral</c> to the user
    /// of the delivery that contains the typed text.
    /// </summary>
    public static bool Contains(IOperation text, IOperation input, CompilationFacts facts)
    {
        for (var current = text.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IConversionOperation { OperatorMethod.ContainingType: var type } when type.IsShared("ResponseMessage"):
                    return true;
                case IObjectCreationOperation { Type: INamedTypeSymbol type } creation when type.IsShared("ResponseMessage"):
                    return IsEphemeral(creation);
                case IObjectCreationOperation { Type: INamedTypeSymbol type } creation when facts.FindRequest(type) is { } method:
                    return method.Name == PostEphemeral && IsOfDelivery(ObjectInitializer.FindValue(creation, "User"), input);
                case IInvocationOperation invocation when facts.FindCall(invocation.TargetMethod) is { } method:
                    return method.Name == PostEphemeral && IsOfDelivery(invocation.Arguments.FirstOrDefault(a => a.Parameter?.Name == "user")?.Value, input);
            }
        }

        return false;
    }

    // Slack's defaults are that only the user sees the message, and that it replaces no other.
    private static bool IsEphemeral(IObjectCreationOperation message) =>
        ObjectInitializer.FindValue(message, "ResponseType")?.WithoutConversions() is null or { ConstantValue: { HasValue: true, Value: null } } or IPropertyReferenceOperation { Property.Name: "Ephemeral" }
        && ObjectInitializer.FindValue(message, "ReplaceOriginal")?.WithoutConversions() is null or { ConstantValue: { HasValue: true, Value: null or false } };

    private static bool IsOfDelivery(IOperation? user, IOperation input) =>
        user is not null && FindDelivery(user) is { } delivery && SymbolEqualityComparer.Default.Equals(delivery, FindDelivery(input));

    // The variable that an expression such as command.UserId begins with.
    private static ISymbol? FindDelivery(IOperation expression) => expression.WithoutConversions() switch
    {
        IPropertyReferenceOperation { Instance: { } instance } => FindDelivery(instance),
        IConditionalAccessOperation access => FindDelivery(access.Operation),
        ICoalesceOperation coalesce => FindDelivery(coalesce.Value),
        IParameterReferenceOperation parameter => parameter.Parameter,
        ILocalReferenceOperation local => local.Local,
        _ => null,
    };
}
