using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using SlackGen.Manifest;

namespace SlackGen.Analyzers.Facts;

/// <summary>The codes of an enum of errors, from <c>[SlackErrorCodes]</c>.</summary>
/// <param name="Codes">The categories by code.</param>
/// <param name="Members">The members of the enum by code.</param>
internal sealed record ErrorFacts(ImmutableDictionary<string, ErrorCategory> Codes, ImmutableDictionary<string, IFieldSymbol> Members)
{
    /// <summary>Reads the codes of an enum; null for another type.</summary>
    public static ErrorFacts? Read(INamedTypeSymbol error)
    {
        if (error.FindAttribute("SlackErrorCodesAttribute").OnlyArgument() is not string packed)
        {
            return null;
        }

        var codes = ImmutableDictionary.CreateBuilder<string, ErrorCategory>(StringComparer.Ordinal);
        var members = ImmutableDictionary.CreateBuilder<string, IFieldSymbol>(StringComparer.Ordinal);
        var byValue = error.GetMembers().OfType<IFieldSymbol>().Where(f => f.ConstantValue is int).ToDictionary(f => (int)f.ConstantValue!);
        var entries = packed.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < entries.Length; i++)
        {
            // The category follows the last colon: a code may have colons too. Another version of the package may write other entries.
            var colon = entries[i].LastIndexOf(':');
            if (colon < 0 || !int.TryParse(entries[i].Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var category))
            {
                continue;
            }

            var code = entries[i].Substring(0, colon);
            codes[code] = (ErrorCategory)category;

            // The codes are in the order of the enum, from 1 on.
            if (byValue.TryGetValue(i + 1, out var member))
            {
                members[code] = member;
            }
        }

        return new(codes.ToImmutable(), members.ToImmutable());
    }
}
