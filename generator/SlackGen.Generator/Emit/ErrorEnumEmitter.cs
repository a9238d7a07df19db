using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits enums of errors.</summary>
internal static class ErrorEnumEmitter
{
    /// <summary>The constant of a response with the packed codes of its method.</summary>
    public const string PackedCodes = "PackedErrorCodes";

    /// <summary>Emits the enum of a method's own errors; nothing for a method without any.</summary>
    public static void Emit(CodeWriter writer, string accessibility, Method method)
    {
        if (method.Errors.Count > 0)
        {
            EmitEnum(
                writer,
                $"{accessibility} enum {ClassNames.Error(method.Name)}",
                $"Specifies the errors of {method.Name}. Errors that every method can return are in " + DocText.See(CSharp.Runtime + "SlackCommonError") + ".",
                method.Errors,
                $"{ClassNames.Response(method.Name)}.{PackedCodes}");
        }
    }

    /// <summary>Emits an enum.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="header">The declaration of the enum.</param>
    /// <param name="summary">The summary of the enum.</param>
    /// <param name="errors">The errors.</param>
    /// <param name="codes">The constant with the packed codes.</param>
    public static void EmitEnum(CodeWriter writer, string header, DocText summary, EquatableArray<ErrorCode> errors, string codes)
    {
        writer.Blank()
            .Summary(summary)
            .Line(Attributes.GeneratedType)
            .Line(Attributes.ErrorCodes(codes))
            .Open(header)
            .Summary("The code is not in this enum. The exception's `Code` contains it.")
            .Line("Unknown = 0,");
        foreach (var error in errors)
        {
            writer.Summary($"{error.Code}: {error.Summary}").Line(error.Property + ",");
        }

        writer.Close();
    }

    /// <summary>Packs the codes for <c>SlackErrorCodes.Find</c>: in the order of the enum, each with the digit of its category.</summary>
    public static string Pack(EquatableArray<ErrorCode> errors) =>
        string.Join(" ", errors.Select(e => $"{e.Code}:{e.Category:D}"));
}
