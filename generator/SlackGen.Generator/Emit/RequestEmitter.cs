using System.Globalization;
using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the request class of a method, and the classes with the arguments of an upload and of the end of a stream.</summary>
internal static class RequestEmitter
{
    /// <summary>Emits the classes.</summary>
    public static void Emit(CodeWriter writer, FileInput input, Method method)
    {
        Emit(writer, input, method, ClassNames.Request(method.Name), $"Represents the arguments of {method.Name}.");
        if (method.Upload is not null)
        {
            var summary = $"Represents the arguments of {method.Name} without the files, which the upload adds.";
            Emit(writer, input, UploadEmitter.WithoutFiles(method), ClassNames.UploadShare(input.File.Model.Group!), summary);
        }

        if (StreamSteps.Find(input, method) is { } steps)
        {
            var summary = $"Represents the arguments of {steps.Stop.Name} without the message and its last piece, which the stream adds.";
            Emit(writer, input, steps.Completion, ClassNames.StreamCompletion(input.File.Model.Group!), summary);
        }
    }

    private static void Emit(CodeWriter writer, FileInput input, Method method, string name, string summary)
    {
        writer.Blank()
            .Summary(summary)
            .Line(Attributes.GeneratedCode)
            .Line(CSharp.Converter(name))
            .Line(Attributes.MethodFactsOf(method));
        foreach (var attribute in Attributes.MemberGroups(method.Groups, method.Params))
        {
            writer.Line(attribute);
        }

        writer.Open($"{input.Accessibility} sealed partial class {name} : {CSharp.Runtime}SlackRequest, {CSharp.Infrastructure}ISlackObject<{name}>");
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

        // Bytes cannot be read from JSON.
        var binary = arguments.Where(p => p.Type.Scalar == ScalarKind.Binary).ToList();
        var read = FieldsEmitter.EmitRead(writer, arguments.Where(p => p.Type.Scalar != ScalarKind.Binary).ToList(), input.Plan, []);
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
            var properties = group.Arguments.Select(n => PropertyOf(method, n)).ToList();
            var count = string.Join(" + ", properties.Select(p => $"({p} is null ? 0 : 1)"));
            writer.Line($"{group.Rule}({CSharp.Literal(string.Join(", ", properties))}, {count}{(group.Rule == GroupRule.AllOrNone ? $", {properties.Count}" : "")});");
        }

        writer.Close().Blank();
    }

    // The number of items that Slack recommends. Without a limit, some methods fail because they try to return everything at once.
    private const int RecommendedPageSize = 200;

    /// <summary>Returns the default page size of the paging forms, in items; null for a method without a limit argument.</summary>
    public static long? PageSize(Method method) =>
        LimitArgument(method) is { } limit ? Math.Min(limit.Bounds.Maximum ?? RecommendedPageSize, RecommendedPageSize) : null;

    // Methods that also page by number have both, and `limit` belongs to the cursor.
    private static Member? LimitArgument(Method method) => SizeArgument(method, "limit") ?? SizeArgument(method, "count");

    private static Member? SizeArgument(Method method, string name) =>
        method.Params.FirstOrDefault(p => p.Name == name && p.Type.Scalar == ScalarKind.Int && !p.Required);

    private static void EmitOverrides(CodeWriter writer, Method method)
    {
        if (method.Paging is { } paging)
        {
            EmitBeginPaging(writer, method, paging);
            writer.Line($"protected override void SetCursor(string cursor) => {PropertyOf(method, "cursor")} = cursor;");
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
            assignments.Add($"{LimitArgument(method)!.Property} ??= {size.ToString(CultureInfo.InvariantCulture)};");
        }

        if (paging.First is { } first)
        {
            assignments.Add($"{PropertyOf(method, "cursor")} ??= {CSharp.Literal(first)};");
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

    private static string PropertyOf(Method method, string name) => method.Params.First(p => p.Name == name).Property;
}
