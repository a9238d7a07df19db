using Microsoft.CodeAnalysis;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Arguments;

/// <summary>A value that code gives an argument or field.</summary>
/// <param name="Property">The property.</param>
/// <param name="Facts">The facts of the property.</param>
/// <param name="Value">The value.</param>
internal readonly record struct MemberValue(IPropertySymbol Property, MemberFacts Facts, IOperation Value);
