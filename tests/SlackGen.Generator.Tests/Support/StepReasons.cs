using System.Reflection;
using Microsoft.CodeAnalysis;
using SlackGen.Generator.Apps;
using SlackGen.Generator.Pipeline;

namespace SlackGen.Generator.Tests.Support;

/// <summary>Why steps of the pipeline have the outputs that they have.</summary>
internal static class StepReasons
{
    /// <summary>The reasons of a step whose result is as it was.</summary>
    public static readonly object[] NothingNew = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    /// <summary>The names of the steps of the client's generator; the compiler tracks some of its own too.</summary>
    public static IReadOnlyList<string> Ours { get; } = Constants(typeof(StepNames));

    /// <summary>The names of the steps of the generator of apps.</summary>
    public static IReadOnlyList<string> OfApps { get; } = Constants(typeof(AppStepNames));

    public static IEnumerable<IncrementalStepRunReason> Of(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(s => s.Outputs).Select(o => o.Reason);

    private static List<string> Constants(Type type) => type
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Where(f => f.IsLiteral)
        .Select(f => (string)f.GetRawConstantValue()!)
        .ToList();
}
