using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the request class of a method.</summary>
internal static class RequestEmitter
{
    public static void Emit(CodeWriter writer, FileInput input, Method method)
    {
        Emit(writer, input, method, Naming.Pascal(method.Name) + "Request", $"The arguments of {method.Name}.");
        if (method.Upload is not null)
        {
            var summary = $"Where uploaded files are shared, and with what: the arguments of {method.Name} apart from the files.";
            Emit(writer, input, UploadEmitter.WithoutFiles(method), UploadEmitter.ShareName(input), summary);
        }
    }

    private static void Emit(CodeWriter writer, FileInput input, Method method, string name, string summary)
    {
        writer.Blank()
            .Summary(summary)
            .Line(CSharp.Converter(name))
            .Open($"{input.Accessibility} sealed partial class {name} : {CSharp.Runtime}SlackRequest, {CSharp.Runtime}ISlackObject<{name}>");
        foreach (var param in method.Params)
        {
            var type = CSharp.Type(param.Type, input.Plan);
            writer.Member(param, method.Params)
                .Line(param.Required ? $"public required {type} {param.Property} {{ get; set; }}" : $"public {type}? {param.Property} {{ get; set; }}")
                .Blank();
        }

        EmitArguments(writer, input, method.Params);
        EmitValidate(writer, method);
        EmitOverrides(writer, method);
        ModelEmitter.EmitCreate(writer, input.Plan, method.Params, name);
        writer.Close();
    }

    private static void EmitArguments(CodeWriter writer, FileInput input, EquatableArray<Member> arguments)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        // Bytes have no JSON to be read from.
        var binary = arguments.Where(p => p.Type.Kind == TypeKind.Binary).ToList();
        var read = FieldsEmitter.EmitRead(writer, arguments.Where(p => p.Type.Kind != TypeKind.Binary).ToList(), input.Plan, null);
        writer.Line("/// <inheritdoc/>").Open($"protected override void WriteArguments({CSharp.Runtime}SlackArgumentWriter writer)");
        if (read.Count > 0)
        {
            writer.Line("writer.Names(WireNames);");
        }

        read.ForEach(p => writer.Line($"writer.{CSharp.WriteCall(p.Type, input.Plan)}({p.Property});"));
        binary.ForEach(p => writer.Line($"writer.Binary({CSharp.Utf8(p.Name)}, {p.Property});"));
        writer.Close().Blank();
    }

    private static void EmitValidate(CodeWriter writer, Method method)
    {
        if (method.Groups.Count == 0)
        {
            return;
        }

        writer.Line("/// <inheritdoc/>").Open("protected override void Validate()");
        foreach (var group in method.Groups)
        {
            var properties = group.Arguments.Select(n => Property(method, n)).ToList();
            var count = string.Join(" + ", properties.Select(p => $"({p} is null ? 0 : 1)"));
            writer.Line($"{group.Rule}({CSharp.Literal(string.Join(", ", properties))}, {count}{(group.Rule == GroupRule.AllOrNone ? $", {properties.Count}" : "")});");
        }

        writer.Close().Blank();
    }

    // The page size that Slack recommends; without one some methods try to answer with everything at once, and fail.
    private const int PageSize = 200;

    private static void EmitOverrides(CodeWriter writer, Method method)
    {
        EmitBeginPaging(writer, method);
        if (method.Paging is not null)
        {
            writer.Line("/// <inheritdoc/>").Line($"protected override void SetCursor(string cursor) => {Property(method, "cursor")} = cursor;").Blank();
        }

        if (method.Rate?.By is { } by)
        {
            var member = method.Params.First(p => p.Name == by);
            var text = member.Type.Kind == TypeKind.String ? member.Property : $"{member.Property}{(member.Required ? "" : "?")}.ToString()";
            writer.Line("/// <inheritdoc/>").Line($"protected override string? PartitionKey => {text};").Blank();
        }
    }

    private static void EmitBeginPaging(CodeWriter writer, Method method)
    {
        var limit = method.Params.FirstOrDefault(p => p.Name == "limit" && p.Type.Kind == TypeKind.Int && !p.Required);
        if (method.Paging is not { } paging || (limit is null && paging.First is null))
        {
            return;
        }

        writer.Line("/// <inheritdoc/>").Open("protected override void BeginPaging()");
        if (limit is not null)
        {
            var size = Math.Min(limit.Bounds.Maximum ?? PageSize, PageSize).ToString(System.Globalization.CultureInfo.InvariantCulture);
            writer.Line($"{limit.Property} ??= {size};");
        }

        if (paging.First is { } first)
        {
            writer.Line($"{Property(method, "cursor")} ??= {CSharp.Literal(first)};");
        }

        writer.Close().Blank();
    }

    private static string Property(Method method, string name) => method.Params.First(p => p.Name == name).Property;
}
