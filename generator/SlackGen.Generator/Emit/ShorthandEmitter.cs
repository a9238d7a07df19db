using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>
/// Emits extension methods that take the usual arguments by position. They are not overloads, because an overload with a string parameter would make
/// <c>InfoAsync(new() { … })</c> ambiguous.
/// </summary>
internal static class ShorthandEmitter
{
    /// <summary>Emits the class with the shorthands of a group; nothing without any.</summary>
    public static void Emit(CodeWriter writer, FileInput input, string group, List<Method> methods)
    {
        var shorthands = methods.Where(m => m.Positional.Count > 0).ToList();
        if (shorthands.Count == 0)
        {
            return;
        }

        writer.Blank().Summary("Provides methods that call those of " + DocText.See(ClassNames.Client(group)) + " with the usual arguments by position.");
        if (!input.File.Source.IsUsers)
        {
            // A user's file may add methods to the class of a built-in group. They carry the attributes themselves, because the class cannot carry them twice.
            writer.Line(Attributes.GeneratedCode);
        }

        writer.Open($"{input.Accessibility} static partial class {ClassNames.ClientExtensions(group)}");
        foreach (var method in shorthands)
        {
            Emit(writer, input, ClassNames.Client(group), method);
        }

        writer.Close();
    }

    private static void Emit(CodeWriter writer, FileInput input, string client, Method method)
    {
        var (request, response) = (ClassNames.Request(method.Name), ClassNames.Response(method.Name));
        var arguments = new List<(Member Member, string Name)>();
        foreach (var member in method.Positional)
        {
            arguments.Add((member, ParameterName(member, arguments.ConvertAll(a => a.Name))));
        }

        var types = arguments.ConvertAll(a => CSharp.Type(a.Member.Type, input.Plan));
        writer.Param("client", "The sub-client.");
        arguments.ForEach(a => writer.Param(a.Name.TrimStart('@'), a.Member.Summary));
        writer.Param("cancellationToken", "The token that cancels the call.");
        EmitForm($"{CSharp.Task}<{response}>", MemberNames.Call(method));
        if (method.Paging is null)
        {
            return;
        }

        var parameters = string.Join(", ", [client, .. types, CSharp.Cancellation]).Replace('<', '{').Replace('>', '}');
        writer.Inherited($"{MemberNames.Call(method)}({parameters})", "/param");
        EmitForm($"{CSharp.Stream}<{response}>", MemberNames.Pages(method));
        if (input.Plan.PagesOf(method.Name)?.Item is { } item)
        {
            writer.Inherited($"{MemberNames.Call(method)}({parameters})", "/param");
            EmitForm($"{CSharp.Stream}<{CSharp.Type(item, input.Plan)}>", MemberNames.Items(method));
        }

        void EmitForm(string result, string name)
        {
            writer.Inherited($"{client}.{name}({MethodDoc.Signature(method)})", "/*[not(self::param)]");
            if (input.File.Source.IsUsers)
            {
                writer.Line(Attributes.GeneratedCode);
            }

            writer.Line(Attributes.Shorthand(request));
            EmitObsolete(writer, method, arguments.ConvertAll(a => a.Member));
            var declared = string.Concat(arguments.Select((a, number) => $", {types[number]} {a.Name}"));
            var values = string.Join(", ", arguments.Select(a => $"{a.Member.Property} = {a.Name}"));
            writer.Lines($$"""
                public static {{result}} {{name}}(this {{client}} client{{declared}}, {{CSharp.Cancellation}} cancellationToken = default) =>
                    client.{{name}}(new {{request}} { {{values}} }, cancellationToken);

                """);
        }
    }

    // A parameter cannot be obsolete, so a shorthand with an obsolete argument is obsolete itself.
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
