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

        writer.Blank().Summary("Provides the methods of " + DocText.See(client) + " with their usual arguments by position.");
        if (!input.File.Source.IsUsers)
        {
            // A user's file may add a part to the class of a built-in group, so its methods carry the attributes themselves.
            writer.Line(Attributes.GeneratedCode);
        }

        writer.Open($"{input.Accessibility} static partial class {client}Extensions");
        foreach (var method in shorthands)
        {
            Emit(writer, input, client, method);
        }

        writer.Close();
    }

    private static void Emit(CodeWriter writer, FileInput input, string client, Method method)
    {
        var (key, pascal) = (Naming.Pascal(method.Key), Naming.Pascal(method.Name));
        var arguments = new List<(Member Member, string Name)>();
        foreach (var member in method.Positional)
        {
            arguments.Add((member, ParameterName(member, arguments.ConvertAll(a => a.Name))));
        }

        var types = arguments.ConvertAll(a => CSharp.Type(a.Member.Type, input.Plan));
        writer.Param("client", "The sub-client.");
        arguments.ForEach(a => writer.Param(a.Name.TrimStart('@'), a.Member.Summary));
        writer.Param("cancellationToken", "The token that cancels the call.");
        EmitForm($"{CSharp.Task}<{pascal}Response>", key + "Async");
        if (method.Paging is null)
        {
            return;
        }

        var parameters = string.Join(", ", [client, .. types, CSharp.Cancellation]).Replace('<', '{').Replace('>', '}');
        writer.Inherited($"{key}Async({parameters})", "/param");
        EmitForm($"{CSharp.Stream}<{pascal}Response>", key + "PagesAsync");
        if (input.Plan.PagesOf(method.Name)?.Item is { } item)
        {
            writer.Inherited($"{key}Async({parameters})", "/param");
            EmitForm($"{CSharp.Stream}<{CSharp.Type(item, input.Plan)}>", key + "AllAsync");
        }

        void EmitForm(string result, string name)
        {
            writer.Inherited($"{client}.{name}({MethodDoc.Signature(method)})", "/*[not(self::param)]");
            if (input.File.Source.IsUsers)
            {
                writer.Line(Attributes.GeneratedCode);
            }

            EmitObsolete(writer, method, arguments.ConvertAll(a => a.Member));
            var declared = string.Concat(arguments.Select((a, number) => $", {types[number]} {a.Name}"));
            var values = string.Join(", ", arguments.Select(a => $"{a.Member.Property} = {a.Name}"));
            writer.Lines($$"""
                public static {{result}} {{name}}(this {{client}} client{{declared}}, {{CSharp.Cancellation}} cancellationToken = default) =>
                    client.{{name}}(new {{pascal}}Request { {{values}} }, cancellationToken);

                """);
        }
    }

    // Parameters cannot be obsolete, so a form that takes an obsolete argument is.
    private static void EmitObsolete(CodeWriter writer, Method method, List<Member> arguments)
    {
        if (method.Deprecated is not null)
        {
            writer.ObsoleteMethod(method);
        }
        else if (arguments.Select(a => MemberDoc.Obsolete(a, method.Params)).FirstOrDefault(o => o is not null) is { } obsolete)
        {
            writer.Line(obsolete);
        }
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
