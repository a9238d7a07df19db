using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the methods of a group's sub-client.</summary>
internal static class MethodEmitter
{
    public static void Emit(CodeWriter writer, FileInput input, List<Method> methods)
    {
        var client = Naming.Pascal(input.File.Model.Group!) + "Client";
        writer.Blank().Open($"partial class {client}");
        foreach (var method in methods)
        {
            EmitField(writer, Naming.Pascal(method.Key) + "Method", method);
            UploadEmitter.EmitField(writer, input, method);
        }

        writer.Blank();
        foreach (var method in methods)
        {
            EmitMethod(writer, input, method);
        }

        writer.Close();
        ShorthandEmitter.Emit(writer, input, client, methods);
    }

    /// <summary>Emits the field that holds the facts of a method.</summary>
    public static void EmitField(CodeWriter writer, string name, Method method) =>
        writer.Line($"private static readonly {CSharp.Runtime}SlackMethod {name} = new({CSharp.Literal(method.Name)}){Facts(method)};");

    private static void EmitMethod(CodeWriter writer, FileInput input, Method method)
    {
        var (key, pascal) = (Naming.Pascal(method.Key), Naming.Pascal(method.Name));
        var isOptional = method.Params.All(p => !p.Required) && !method.NeedsMore;
        var parameters = $"{pascal}Request{(isOptional ? "? request = null" : " request")}, {CSharp.Cancellation} cancellationToken = default";
        writer.Method(method, isOptional).Lines($$"""
            public virtual {{CSharp.Task}}<{{pascal}}Response> {{key}}Async({{parameters}}) =>
                {{(isOptional ? "CallOptionalAsync" : "CallAsync")}}<{{pascal}}Response>({{key}}Method, request, cancellationToken);

            """);
        UploadEmitter.Emit(writer, input, method);
        if (method.Paging is null)
        {
            return;
        }

        var first = isOptional ? "request ?? new()" : "request";
        writer.Pages(method).Lines($$"""
            public virtual {{CSharp.Stream}}<{{pascal}}Response> {{key}}PagesAsync({{parameters}}) =>
                PagesAsync<{{pascal}}Response>({{key}}Method, {{first}}, cancellationToken);

            """);
        if (input.Plan.PagesOf(method.Name)?.Item is not { } of)
        {
            return;
        }

        var item = CSharp.Type(of, input.Plan);
        writer.Items(method).Lines($$"""
            public virtual {{CSharp.Stream}}<{{item}}> {{key}}AllAsync({{parameters}}) =>
                ItemsAsync<{{pascal}}Response, {{item}}>({{key}}Method, {{first}}, cancellationToken);

            """);
    }

    /// <summary>Returns the initializer of a method's <c>SlackMethod</c>; empty where it has nothing to say.</summary>
    private static string Facts(Method method)
    {
        var facts = new List<string>();
        if (method.Tier is { } tier and not Tier.Special)
        {
            facts.Add($"Tier = {(int)tier}");
        }

        if (method.Rate is { } rate)
        {
            facts.Add($"Rate = new({rate.Permits}, {rate.PerSeconds}, {rate.Burst ?? 0}, {(rate.By is null ? "null" : CSharp.Literal(rate.By))})");
        }

        if (method.Body != BodyKind.Form)
        {
            facts.Add($"Body = {CSharp.Runtime}SlackBody.{method.Body}");
        }

        if (method.Response != ResponseKind.Envelope)
        {
            facts.Add($"Response = {CSharp.Runtime}SlackResponseKind.{method.Response}");
        }

        if (MethodFacts.Tokens(method) is { } tokens)
        {
            facts.Add("Tokens = " + string.Join(" | ", tokens.Select(t => $"{CSharp.Runtime}SlackTokenKinds.{t}")));
        }

        if (method.BasicAuth)
        {
            facts.Add("BasicAuth = true");
        }

        if (method.Idempotent)
        {
            facts.Add("Idempotent = true");
        }

        var secrets = MethodFacts.Secrets(method);
        if (secrets.Count > 0)
        {
            facts.Add($"Secrets = {CSharp.Literal(string.Join(" ", secrets))}");
        }

        return facts.Count == 0 ? "" : $" {{ {string.Join(", ", facts)} }}";
    }
}
