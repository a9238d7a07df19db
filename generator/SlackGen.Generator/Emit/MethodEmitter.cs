using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the methods of a group's sub-client.</summary>
internal static class MethodEmitter
{
    /// <summary>Emits the part of the sub-client that the methods of a file add, and their shorthands.</summary>
    public static void Emit(CodeWriter writer, FileInput input, List<Method> methods)
    {
        var group = input.File.Model.Group!;
        writer.Blank().Open($"partial class {ClassNames.Client(group)}");
        foreach (var method in methods)
        {
            EmitField(writer, MemberNames.Field(method), method);
            UploadEmitter.EmitField(writer, input, method);
        }

        writer.Blank();
        foreach (var method in methods)
        {
            EmitMethod(writer, input, method);
        }

        MethodKeyEmitter.Emit(writer, group, methods);
        writer.Close();
        ShorthandEmitter.Emit(writer, input, group, methods);
    }

    /// <summary>Emits the field that holds the <c>SlackMethod</c> of a method.</summary>
    public static void EmitField(CodeWriter writer, string name, Method method) =>
        writer.Line($"private static readonly {CSharp.Runtime}SlackMethod {name} = new({CSharp.Literal(method.Name)}){Initializer(method)};");

    private static void EmitMethod(CodeWriter writer, FileInput input, Method method)
    {
        var (field, response) = (MemberNames.Field(method), ClassNames.Response(method.Name));
        var isOptional = method.Params.All(p => !p.Required) && !method.NeedsMore;
        var parameters = $"{ClassNames.Request(method.Name)}{(isOptional ? "? request = null" : " request")}, {CSharp.Cancellation} cancellationToken = default";
        writer.Method(method, isOptional).Lines($$"""
            public virtual {{CSharp.Task}}<{{response}}> {{MemberNames.Call(method)}}({{parameters}}) =>
                {{(isOptional ? "CallOptionalAsync" : "CallAsync")}}<{{response}}>({{field}}, request, cancellationToken);

            """);
        UploadEmitter.Emit(writer, input, method);
        DownloadEmitter.Emit(writer, input, method);
        StreamEmitter.Emit(writer, input, method);
        if (method.Paging is null)
        {
            return;
        }

        var first = isOptional ? "request ?? new()" : "request";
        writer.Pages(method).Lines($$"""
            public virtual {{CSharp.Stream}}<{{response}}> {{MemberNames.Pages(method)}}({{parameters}}) =>
                PagesAsync<{{response}}>({{field}}, {{first}}, cancellationToken);

            """);
        if (input.Plan.PagesOf(method.Name)?.Item is not { } itemType)
        {
            return;
        }

        var item = CSharp.Type(itemType, input.Plan);
        writer.Items(method).Lines($$"""
            public virtual {{CSharp.Stream}}<{{item}}> {{MemberNames.Items(method)}}({{parameters}}) =>
                ItemsAsync<{{response}}, {{item}}>({{field}}, {{first}}, cancellationToken);

            """);
    }

    // Properties with their default values are left out.
    private static string Initializer(Method method)
    {
        var properties = new List<string>();
        if (method.Tier is { } tier and not Tier.Special)
        {
            properties.Add($"Tier = {(int)tier}");
        }

        if (method.Rate is { } rate)
        {
            properties.Add($"Rate = new({rate.Permits}, {rate.PerSeconds}, {rate.Burst ?? 0}, {(rate.By is null ? "null" : CSharp.Literal(rate.By))})");
        }

        if (method.Body != BodyKind.Form)
        {
            properties.Add($"Body = {CSharp.Runtime}SlackBody.{method.Body}");
        }

        if (method.Response != ResponseKind.Envelope)
        {
            properties.Add($"Response = {CSharp.Runtime}SlackResponseKind.{method.Response}");
        }

        if (MethodFacts.Tokens(method) is { } tokens)
        {
            properties.Add("Tokens = " + string.Join(" | ", tokens.Select(t => $"{CSharp.Runtime}SlackTokenKinds.{t}")));
        }

        if (method.BasicAuth)
        {
            properties.Add("BasicAuth = true");
        }

        if (method.Idempotent)
        {
            properties.Add("Idempotent = true");
        }

        var secrets = MethodFacts.Secrets(method);
        if (secrets.Count > 0)
        {
            properties.Add($"Secrets = {CSharp.Literal(string.Join(" ", secrets))}");
        }

        return properties.Count == 0 ? "" : $" {{ {string.Join(", ", properties)} }}";
    }
}
