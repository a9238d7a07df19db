using System.CommandLine;
using System.IO.Enumeration;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool.Methods;

/// <summary>The command <c>methods</c>.</summary>
internal static class MethodsCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var pattern = new Argument<string>("pattern")
        {
            Description = "A method, a pattern such as chat.*, or a part of names; every method by default.",
            HelpName = "pattern",
            DefaultValueFactory = _ => "*",
        };
        MethodNameArgument.Complete(pattern);
        var json = new Option<bool>("--json") { Description = "Writes every fact of the methods as a JSON array." };
        var command = new Command("methods", "Lists methods, or describes one: arguments, scopes, rate, errors, response.") { pattern, json };
        SpecOptions.Compiled.AddTo(command);
        command.SetAction(result => SpecOptions.Compiled.Run(result, spec => Show(spec, result.GetValue(pattern)!, result.GetValue(json))));
        return command;
    }

    private static int Show(Spec spec, string pattern, bool asJson)
    {
        var found = Find(spec, pattern);
        if (found.Count == 0)
        {
            Console.Error.WriteLine(MethodNameArgument.Unknown(spec, pattern));
            return ExitCode.BadInput;
        }

        if (asJson)
        {
            Terminal.Json(new JsonArray([.. found.Select(m => ToJson(spec, m))]));
        }
        else if (found.Count == 1)
        {
            MethodPage.Write(spec, found[0]);
        }
        else
        {
            Terminal.Table(found.Select(Row), 0, "method", "tier", "token", "scopes", "summary");
        }

        return ExitCode.Success;
    }

    // A name is exact even where it is a part of other names: users.list, not users.list.other.
    private static IReadOnlyList<Method> Find(Spec spec, string pattern)
    {
        if (spec.FindMethod(pattern) is { } method)
        {
            return [method];
        }

        var expression = pattern.Contains('*', StringComparison.Ordinal) ? pattern : $"*{pattern}*";
        return [.. spec.Methods.Where(m => FileSystemName.MatchesSimpleExpression(expression, m.Name))];
    }

    private static JsonObject ToJson(Spec spec, Method method)
    {
        var json = BundleWriter.Method(spec, method);
        json.Insert(0, "name", method.Name);
        return json;
    }

    private static string[] Row(Method method) =>
    [
        method.Name,
        MethodPage.Tier(method),
        MethodPage.Tokens(method),
        string.Join(", ", method.Scopes.SelectMany(s => s.Names).Distinct(StringComparer.Ordinal)),
        method.Deprecated is null ? method.Summary : $"Deprecated. {method.Summary}",
    ];
}
