using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using SlackGen.Manifest;

namespace SlackGen.Analyzers.Facts;

/// <summary>The codes of an enum of errors, from <c>[SlackErrorCodes]</c>.</summary>
/// <param name="Codes">The categories by code.</param>
internal sealed record ErrorFacts(ImmutableDictionary<string, ErrorCategory> Codes)
{
    /// <summary>Reads the codes of an enum; null for another type.</summary>
    public static ErrorFacts? Read(INamedTypeSymbol error)
    {
        if (error.FindAttribute("SlackErrorCodesAttribute").OnlyArgument() is not string packed)
        {
            return null;
        }

        var codes = ImmutableDictionary.CreateBuilder<string, ErrorCategory>(StringComparer.Ordinal);
        foreach (var entry in packed.Split([' '], StringSplitOptions.RemoveEmptyEntries))
        {
            // The category follows the last colon: a code may have colons too.
            var colon = entry.LastIndexOf(':');
            codes[entry.Substring(0, colon)] = (ErrorCategory)int.Parse(entry.Substring(colon + 1), CultureInfo.InvariantCulture);
        }

        return new(codes.ToImmutable());
    }
}
