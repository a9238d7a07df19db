using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the response class of a method.</summary>
internal static class ResponseEmitter
{
    /// <summary>Emits the class.</summary>
    public static void Emit(CodeWriter writer, FileInput input, Method method)
    {
        var name = ClassNames.Response(method.Name);
        var plan = input.Plan;
        var isFile = method.Response == ResponseKind.File;
        var fields = isFile ? [] : method.Returns.ToList();
        var page = plan.PagesOf(method.Name);
        var item = page?.Item is null ? null : CSharp.Type(page.Item, plan);
        var bases = new List<string> { CSharp.Runtime + Base(method, page) };
        writer.Blank().Summary($"Represents the response of {method.Name}.").Line(Attributes.GeneratedCode);
        if (!isFile)
        {
            writer.Line(CSharp.Converter(name));
            bases.Add($"{CSharp.Infrastructure}ISlackObject<{name}>");
        }

        if (item is not null)
        {
            bases.Add($"{CSharp.Runtime}ISlackPage<{item}>");
        }

        writer.Open($"{input.Accessibility} sealed partial class {name} : {string.Join(", ", bases)}");
        foreach (var field in fields)
        {
            var type = CSharp.Type(field.Type, plan);
            var standard = CSharp.Default(field, plan);
            writer.Member(field, [])
                .Line(field.HasValue
                    ? $"public {type} {field.Property} {{ get; set; }}{(standard == "default" ? "" : $" = {standard};")}"
                    : $"public {type}? {field.Property} {{ get; set; }}")
                .Blank();
        }

        foreach (var lines in method.Returns.Where(r => isFile && r.Type.Kind == TypeRefKind.List))
        {
            var element = lines.Type.Element!;
            writer.Summary(lines.Summary)
                .Param("cancellationToken", "The token that stops reading.")
                .Returns("An asynchronous sequence of lines. A line is read when the enumeration reaches it.")
                .Line($"public {CSharp.Stream}<{CSharp.Type(element, plan)}> Read{lines.Property}Async({CSharp.Cancellation} cancellationToken = default) =>")
                .Line($"    ReadLinesAsync<{CSharp.Type(element, plan)}, {CSharp.Codec(element, plan)}>(cancellationToken);")
                .Blank();
        }

        // The base class reads and writes the fields of every response.
        if (fields.Count > 0)
        {
            FieldsEmitter.Emit(writer, fields, plan, [], isResponse: true);
        }

        if (method.Errors.Count > 0)
        {
            writer.Lines($$"""
                internal const string {{ErrorEnumEmitter.PackedCodes}} = {{CSharp.Literal(ErrorEnumEmitter.Pack(method.Errors))}};

                protected override {{CSharp.Runtime}}SlackApiException CreateException({{CSharp.Infrastructure}}SlackFailure failure) =>
                    {{CSharp.Infrastructure}}SlackErrorCodes.CreateException<{{ClassNames.Error(method.Name)}}>(failure, {{ErrorEnumEmitter.PackedCodes}});

                """);
        }

        if (item is not null)
        {
            writer.Line($"{CSharp.ListOf}<{item}>? {CSharp.Runtime}ISlackPage<{item}>.Items => {page!.Items};");
        }

        if (page is { Cursors.Count: > 0 })
        {
            writer.Line($"protected override string? PageCursor => FirstCursor({string.Join(", ", page.Cursors)}) ?? base.PageCursor;");
        }

        var instead = fields.Where(r => r.IsInsteadOfError).Select(r => $"{r.Property} == true").ToList();
        if (instead.Count > 0)
        {
            writer.Line($"protected override bool HadNothingToDo => {string.Join(" || ", instead)};");
        }

        if (!isFile)
        {
            writer.Line($"static {name} {CSharp.Infrastructure}ISlackObject<{name}>.Create() => new();");
        }

        writer.Close();
    }

    // The base of pages has a property NextCursor. A response with a field of that name derives from the plain base.
    private static string Base(Method method, PagePlan? page) => method switch
    {
        { Response: ResponseKind.File } => "SlackFileResponse",
        _ when page is not null && method.Returns.All(r => r.Property != "NextCursor") => "SlackPageResponse",
        _ => "SlackResponse",
    };
}
