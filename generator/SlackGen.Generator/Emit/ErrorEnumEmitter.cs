using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the enum of a method's own errors.</summary>
internal static class ErrorEnumEmitter
{
    public static void Emit(CodeWriter writer, string accessibility, Method method)
    {
        if (method.Errors.Count > 0)
        {
            EmitEnum(
                writer,
                $"{accessibility} enum {Naming.Pascal(method.Name)}Error",
                $"Specifies the errors of {method.Name}; those that any method can have are in " + DocText.See(CSharp.Runtime + "SlackCommonError") + ".",
                method.Errors);
        }
    }

    public static void EmitEnum(CodeWriter writer, string header, DocText summary, EquatableArray<ErrorCode> errors)
    {
        writer.Blank()
            .Summary(summary)
            .Line(Attributes.GeneratedType)
            .Open(header)
            .Summary("The code is none of these; the exception's `Code` holds it.")
            .Line("Unknown = 0,");
        foreach (var error in errors)
        {
            writer.Summary($"{error.Code}: {error.Summary}").Line(error.Property + ",");
        }

        writer.Close();
    }

    /// <summary>The codes in the order of the enum, each with the digit of its category, as <c>SlackErrorCodes.Find</c> reads them.</summary>
    public static string Pack(EquatableArray<ErrorCode> errors) =>
        string.Join(" ", errors.Select(e => $"{e.Code}:{e.Category:D}"));
}
