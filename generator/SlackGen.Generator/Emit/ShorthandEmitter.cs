using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>
/// Emits the methods that take their usual arguments by position. They are extensions rather than overloads: with an overload that takes a string,
/// <c>InfoAsync(new() { … })</c> would be ambiguous.
/// </summary>
internal static class ShorthandEmitter
{
    public static void Emit(CodeWriter writer, FileInput input, string client, List<Method> methods)
    {
        var shorthands = methods.Where(m => m.Positional.Count > 0).ToList();
        if (shorthands.Count == 0)
        {
            return;
        }

        writer.Blank()
            .Summary($"Methods of {client} that take their usual arguments by position.")
            .Open($"{input.Accessibility} static partial class {client}Extensions");
        foreach (var method in shorthands)
        {
            Emit(writer, input, client, method);
        }

        writer.Close();
    }

    private static void Emit(CodeWriter writer, FileInput input, string client, Method method)
    {
        var (key, pascal) = (Naming.Pascal(method.Key), Naming.Pascal(method.Name));
        Emit(writer, input, client, method, method.Summary, $"{CSharp.Task}<{pascal}Response>", key + "Async");
        if (method.Paging is null)
        {
            return;
        }

        Emit(writer, input, client, method, MethodEmitter.PagesSummary(method), $"{CSharp.Stream}<{pascal}Response>", key + "PagesAsync");
        if (input.Plan.PagesOf(method.Name)?.Item is { } item)
        {
            Emit(writer, input, client, method, MethodEmitter.AllSummary(method), $"{CSharp.Stream}<{CSharp.Type(item, input.Plan)}>", key + "AllAsync");
        }
    }

    private static void Emit(CodeWriter writer, FileInput input, string client, Method method, string summary, string result, string name)
    {
        var arguments = new List<(Member Member, string Name)>();
        foreach (var member in method.Positional)
        {
            arguments.Add((member, ParameterName(member, arguments.ConvertAll(a => a.Name))));
        }

        var documented = arguments.SelectMany(a => new[] { a.Name.TrimStart('@'), a.Member.Summary });
        MethodDoc.Emit(writer, method, summary, ["client", "The sub-client.", .. documented]);

        // Parameters cannot be obsolete, so a form that takes an obsolete argument is.
        if (method.Deprecated is null && arguments.Find(a => Doc.Obsolete(a.Member, method.Params) is not null).Member is { } deprecated)
        {
            writer.Line(Doc.Obsolete(deprecated, method.Params)!);
        }

        var parameters = string.Concat(arguments.Select(a => $", {CSharp.Type(a.Member.Type, input.Plan)} {a.Name}"));
        var values = string.Join(", ", arguments.Select(a => $"{a.Member.Property} = {a.Name}"));
        writer.Line($"public static {result} {name}(this {client} client{parameters}, {CSharp.Cancellation} cancellationToken = default) =>")
            .Line($"    client.{name}(new {Naming.Pascal(method.Name)}Request {{ {values} }}, cancellationToken);")
            .Blank();
    }

    private static string ParameterName(Member param, List<string> taken)
    {
        var name = Naming.Camel(param.Property);
        var unique = name;
        for (var number = 1; unique is "client" or "cancellationToken" || taken.Contains(unique); number++)
        {
            unique = $"{name.TrimStart('@')}Argument{(number == 1 ? "" : number.ToString(System.Globalization.CultureInfo.InvariantCulture))}";
        }

        return unique;
    }
}
