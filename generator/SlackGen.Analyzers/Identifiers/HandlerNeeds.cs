using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Arguments;
using SlackGen.Generator.Apps;

namespace SlackGen.Analyzers.Identifiers;

/// <summary>
/// Finds the handlers without which an element or view does nothing. Most elements need none: their values come with the submission of the view, or with the next action.
/// </summary>
internal static class HandlerNeeds
{
    private static readonly ImmutableArray<HandlerKind> None = ImmutableArray<HandlerKind>.Empty;
    private static readonly ImmutableArray<HandlerKind> Action = ImmutableArray.Create(HandlerKind.Action);

    /// <summary>Returns the kinds of handler that the element or view needs whose initializer contains the assignment of an ID.</summary>
    public static ImmutableArray<HandlerKind> Find(ISimpleAssignmentOperation assignment)
    {
        if (ObjectInitializer.FindCreation(assignment) is not { Type: { } type } creation)
        {
            return None;
        }

        // The types by which Slack's unions know them.
        var needs = type.UnionValue() switch
        {
            "button" => Sets(creation, "Url") || Sets(creation, "AgentPrompt") ? None : Action,
            "overflow" => creation.Descendants().OfType<IPropertyReferenceOperation>().Any(r => r.Property.Name == "Url") ? None : Action,
            "feedback_buttons" or "icon_button" => Action,
            "external_select" or "multi_external_select" => ImmutableArray.Create(HandlerKind.Options),
            "modal" => FindForModal(creation),
            _ => None,
        };
        return needs.Contains(HandlerKind.Action) || !DispatchesAction(creation) ? needs : needs.Add(HandlerKind.Action);
    }

    private static ImmutableArray<HandlerKind> FindForModal(IObjectCreationOperation creation)
    {
        var needs = None;
        if (Sets(creation, "Submit"))
        {
            needs = needs.Add(HandlerKind.Submit);
        }

        return IsTrue(creation, "NotifyOnClose") ? needs.Add(HandlerKind.Closed) : needs;
    }

    // An input block that does not wait for the submission.
    private static bool DispatchesAction(IObjectCreationOperation element)
    {
        IOperation current = element;
        while (current.Parent is IConversionOperation conversion)
        {
            current = conversion;
        }

        return current.Parent is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Element" } } assignment
            && ObjectInitializer.FindCreation(assignment) is { } block
            && IsTrue(block, "DispatchAction");
    }

    private static bool Sets(IObjectCreationOperation creation, string property) =>
        MemberPresenceReader.Read(creation, property, isFinal: true) != MemberPresence.Unset;

    private static bool IsTrue(IObjectCreationOperation creation, string property) =>
        ObjectInitializer.FindValue(creation, property) is { } value && Branches.FindAll(value).All(b => b.ConstantValue is { HasValue: true, Value: true });
}
