using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SlackGen.Manifest.Model;

namespace SlackGen.Analyzers.Facts;

/// <summary>The facts of an argument or field, from <c>[SlackMember]</c> on its property.</summary>
/// <param name="Bounds">The documented limits.</param>
/// <param name="IdOf">The kinds of object whose IDs it holds; empty where it holds none, or any.</param>
/// <param name="Content">The kind of text.</param>
/// <param name="Successor">The property that replaces it; null if it is current or nothing replaces it.</param>
/// <param name="IsPartialFailure">Whether it lists what a call that succeeded in part did not do.</param>
/// <param name="IsPageSize">Whether it is the largest number of items on a page.</param>
internal sealed record MemberFacts(Bounds Bounds, ImmutableArray<IdKind> IdOf, ContentKind Content, string? Successor, bool IsPartialFailure, bool IsPageSize)
{
    /// <summary>Reads the facts of a property; null for a property without facts.</summary>
    public static MemberFacts? Read(IPropertySymbol property)
    {
        if (property.FindAttribute("SlackMemberAttribute") is not { } attribute)
        {
            return null;
        }

        return new(
            new Bounds(
                Limit("Minimum"),
                Limit("Maximum"),
                Limit("MinItems"),
                Limit("MaxItems"),
                Limit("MinLength"),
                Limit("MaxLength"),
                Limit("MaxItemLength")),
            Words("IdOf").Select(IdKind.Find).OfType<IdKind>().ToImmutableArray(),
            Words("Content").Select(ParseContent).FirstOrDefault(),
            attribute.Value("Successor") as string,
            attribute.Value("IsPartialFailure") is true,
            attribute.Value("IsPageSize") is true);

        long? Limit(string name) => attribute.Value(name) as long?;

        string[] Words(string name) => attribute.Value(name) is string text ? text.Split(' ') : [];
    }

    // This analyzer does not know the word of a newer package.
    private static ContentKind ParseContent(string word) => Enum.GetValues(typeof(ContentKind)).Cast<ContentKind>().FirstOrDefault(k => k.Word() == word);
}
