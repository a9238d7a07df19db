using SlackGen.Generator.Pipeline;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Apps;

/// <summary>A class with <c>[SlackApp]</c>, with its problems and their locations.</summary>
/// <param name="Target">The class; null if it cannot be an app.</param>
/// <param name="Diagnostics">The problems.</param>
internal sealed record FoundApp(AppTarget? Target, EquatableArray<SourceDiagnostic> Diagnostics);
