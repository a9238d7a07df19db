using System.CommandLine;
using System.CommandLine.Completions;
using SlackGen.Manifest;

namespace SlackGen.Tool.Methods;

/// <summary>The names of methods on the command line: their completion, and the message about one that does not exist.</summary>
internal static class MethodNameArgument
{
    /// <summary>Lets a shell complete the names of the methods, those of the tool's own manifest.</summary>
    public static void Complete(Argument<string> argument) => argument.CompletionSources.Add(context => IsGiven(argument, context)
        ? []
        : Spec.ReadCompiled([]).Methods
            .Select(m => m.Name)
            .Where(name => name.StartsWith(context.WordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionItem(name)));

    /// <summary>Returns the message about a method that the manifest does not have.</summary>
    public static string Unknown(Spec spec, string name) => $"There is no method '{name}'.{Suggestion.For(name, spec.Methods.Select(m => m.Name))}";

    // The name is asked for while a later argument is completed, too.
    private static bool IsGiven(Argument<string> argument, CompletionContext context) =>
        context.ParseResult.GetResult(argument) is { Tokens: [var token] } && token.Value != context.WordToComplete;
}
