using System.Globalization;
using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the request class of a method.</summary>
internal static class RequestEmitter
{
    public static void Emit(CodeWriter writer, FileInput input, Method method)
    {
        Emit(writer, input, method, Naming.Pascal(method.Name) + "Request", $"Represents the arguments of {method.Name}.");
        if (method.Upload is not null)
        {
            var summary = $"Represents where uploaded files are shared, and with what: the arguments of {method.Name} apart from the files.";
            Emit(writer, input, UploadEmitter.WithoutFiles(method), UploadEmitter.ShareName(input), summary);
        }
    }

    private static void Emit(CodeWriter writer, FileInput input, Method method, string name, string summary)
    {
        writer.Blank()
            .Summary(summary)
            .Line(Attributes.GeneratedCode)
            .Line(CSharp.Converter(name))
            .Open($"{input.Accessibility} sealed partial class {name} : {CSharp.Runtime}SlackRequest, {CSharp.Infrastructure}ISlackObject<{name}>");
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
        var binary = arguments.Where(p => p.Type.Scalar == ScalarKind.Binary).ToList();
        var read = FieldsEmitter.EmitRead(writer, arguments.Where(p => p.Type.Scalar != ScalarKind.Binary).ToList(), input.Plan, null);
        writer.Open($"protected override void WriteArguments({CSharp.Infrastructure}SlackArgumentWriter writer)");
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

        writer.Open("protected override void Validate()");
        foreach (var group in method.Groups)
        {
            var properties = group.Arguments.Select(n => Property(method, n)).ToList();
            var count = string.Join(" + ", properties.Select(p => $"({p} is null ? 0 : 1)"));
            writer.Line($"{group.Rule}({CSharp.Literal(string.Join(", ", properties))}, {count}{(group.Rule == GroupRule.AllOrNone ? $", {properties.Count}" : "")});");
        }

        writer.Close().Blank();
    }

    // The page size that Slack recommends; without one some methods try to return everything at once, and fail.
    private const int RecommendedPageSize = 200;

    /// <summary>Returns the number of items that a paging form asks for where the caller does not; null where the method has no such argument.</summary>
    public static long? PageSize(Method method) =>
        Limit(method) is { } limit ? Math.Min(limit.Bounds.Maximum ?? RecommendedPageSize, RecommendedPageSize) : null;

    private static Member? Limit(Method method) => method.Params.FirstOrDefault(p => p.Name == "limit" && p.Type.Scalar == ScalarKind.Int && !p.Required);

    private static void EmitOverrides(CodeWriter writer, Method method)
    {
        if (method.Paging is { } paging)
        {
            EmitBeginPaging(writer, method, paging);
            writer.Line($"protected override void SetCursor(string cursor) => {Property(method, "cursor")} = cursor;");
        }

        if (method.Rate?.By is { } by)
        {
            var member = method.Params.First(p => p.Name == by);
            var text = member.Type.Scalar == ScalarKind.String ? member.Property : $"{member.Property}{(member.Required ? "" : "?")}.ToString()";
            writer.Line($"protected override string? PartitionKey => {text};");
        }
    }

    private static void EmitBeginPaging(CodeWriter writer, Method method, Paging paging)
    {
        const string Header = "protected override void BeginPaging()";
        var assignments = new List<string>();
        if (PageSize(method) is { } size)
        {
            assignments.Add($"{Limit(method)!.Property} ??= {size.ToString(CultureInfo.InvariantCulture)};");
        }

        if (paging.First is { } first)
        {
            assignments.Add($"{Property(method, "cursor")} ??= {CSharp.Literal(first)};");
        }

        if (assignments.Count == 1)
        {
            writer.Line($"{Header} => {assignments[0]}");
        }
        else if (assignments.Count > 1)
        {
            writer.Open(Header);
            assignments.ForEach(a => writer.Line(a));
            writer.Close().Blank();
        }
    }

    private static string Property(Method method, string name) => method.Params.First(p => p.Name == name).Property;
}
