using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using SlackGen.Manifest.Model;
using SlackGen.Tool.Methods;

namespace SlackGen.Tool.Calls;

/// <summary>The command <c>call</c>.</summary>
internal static class CallCommand
{
    /// <summary>The variable with the token. A token on the command line would be in the history of the shell and in the list of processes.</summary>
    public const string TokenVariable = "SLACK_TOKEN";

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var method = new Argument<string>("method") { Description = "The method, such as chat.postMessage.", HelpName = "method" };
        MethodNameArgument.Complete(method);
        var arguments = new Argument<string[]>("arguments") { Description = "The arguments: name=value, name=@file, name:=json.", HelpName = "arguments", Arity = ArgumentArity.ZeroOrMore };
        arguments.CompletionSources.Add(context => CompleteNames(context, context.ParseResult.GetValue(method)));
        var address = new Option<Uri>("--base-address")
        {
            Description = "The base address of the API, such as that of `slackgen serve`.",
            DefaultValueFactory = _ => SlackClientOptions.DefaultBaseAddress,
            CustomParser = ParseUrl,
        };
        var all = new Option<bool>("--all") { Description = "Follows the cursors, and writes each item of all pages as a line of JSON." };
        var dry = new Option<bool>("--dry-run") { Description = "Prints the request, without tokens and secrets, and does not send it." };
        var command = new Command("call", $"Calls a method with the token in the environment variable {TokenVariable}, and writes the response.") { method, arguments, address, all, dry };
        SpecOptions.Compiled.AddTo(command);
        command.SetAction((result, stopping) => SpecOptions.Compiled.Read(result) is { } spec
            ? RunAsync(spec, result.GetValue(method)!, result.GetValue(arguments)!, result.GetValue(address)!, result.GetValue(all), result.GetValue(dry), stopping)
            : Task.FromResult(ExitCode.BadInput));
        return command;
    }

    private static async Task<int> RunAsync(Spec spec, string name, string[] words, Uri address, bool followsCursors, bool isDry, CancellationToken stopping)
    {
        if (spec.FindMethod(name) is not { } method)
        {
            return ExitCode.Fail(MethodNameArgument.Unknown(spec, name));
        }

        if (method.Response == ResponseKind.File)
        {
            return ExitCode.Fail($"{name} responds with a file, which this command cannot write. Call it from code.");
        }

        if (followsCursors && method.Paging is null)
        {
            return ExitCode.Fail($"{name} has no pages. Leave out --all.");
        }

        var reader = new CallArguments(spec, method);
        var values = reader.Read(words);
        if (reader.Mistakes.Count > 0)
        {
            return ExitCode.Fail([.. reader.Mistakes, $"`slackgen methods {name}` describes the arguments."]);
        }

        var token = Environment.GetEnvironmentVariable(TokenVariable);
        if (string.IsNullOrEmpty(token) && method.Token != TokenNeed.None && !isDry)
        {
            return ExitCode.Fail($"{name} needs a token. Set the environment variable {TokenVariable}.");
        }

        return await new CallRun(new CallOptions(spec, method, values, string.IsNullOrEmpty(token) ? null : token, address, followsCursors, isDry)).RunAsync(stopping).ConfigureAwait(false);
    }

    private static IEnumerable<CompletionItem> CompleteNames(CompletionContext context, string? method) =>
        (Spec.ReadCompiled([]).FindMethod(method ?? "")?.Params.Select(p => p.Name + "=") ?? [])
            .Where(name => name.StartsWith(context.WordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionItem(name));

    private static Uri? ParseUrl(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens.Count == 1 ? result.Tokens[0].Value : null, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        result.AddError("--base-address is an absolute URL such as http://127.0.0.1:3000/api/.");
        return null;
    }
}
