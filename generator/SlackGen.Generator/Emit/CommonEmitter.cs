using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the files of the runtime that do not depend on a client: the common errors, the budgets of the tiers, and the table of methods.</summary>
internal static class CommonEmitter
{
    /// <summary>Emits the common errors, the budgets of the tiers, and the version of the manifest.</summary>
    public static string Emit(CommonManifest common)
    {
        var writer = CSharp.File("SlackGen");
        ErrorEnumEmitter.EmitEnum(
            writer,
            "public enum SlackCommonError",
            "Specifies the errors that every method can return. The other errors of a method are in an enum of its own.",
            common.Errors,
            "SlackCommonErrorCodes.Packed");
        var rates = common.Tiers.OrderBy(t => t.Tier).Select(t => $"new({t.Rate.Permits}, {t.Rate.PerSeconds}, {t.Rate.Burst ?? 0})");
        writer.Blank()
            .Summary("Contains the codes of SlackCommonError.")
            .Line(Attributes.GeneratedCode)
            .Lines($$"""
                internal static class SlackCommonErrorCodes
                {
                    public const string Packed = {{CSharp.Literal(ErrorEnumEmitter.Pack(common.Errors))}};
                }

                """)
            .Summary("Contains the budgets of Slack's rate tiers.")
            .Line(Attributes.GeneratedCode)
            .Open("internal static class SlackTiers")
            .Line($"private static readonly SlackRate[] Rates = {{ {string.Join(", ", rates)} }};")
            .Blank()
            .Summary("Returns the budget of a tier, 1 to 4.")
            .Line("public static SlackRate Rate(int tier) => tier is >= 1 and <= 4 ? Rates[tier - 1] : throw new global::System.ArgumentOutOfRangeException(nameof(tier));")
            .Close();
        EmitVersion(writer, common);
        return writer.ToString();
    }

    /// <summary>Emits the table of methods, for calls by name.</summary>
    public static string EmitTable(IEnumerable<Method> methods) => CSharp.File("SlackGen")
        .Blank()
        .Lines($$"""
            partial class SlackMethodTable
            {
                private static global::System.ReadOnlySpan<byte> Packed => {{CSharp.Utf8(MethodFacts.Pack(methods))}};
            }
            """)
        .ToString();

    // A manifest may lack version and date.
    private static void EmitVersion(CodeWriter writer, CommonManifest common) => writer.Blank()
        .Summary("Contains the version and the date of the manifest from which the package was compiled.")
        .Line(Attributes.GeneratedCode)
        .Open("public static class SlackManifest")
        .Summary("The version of the manifest.")
        .Line($"public const string Version = {CSharp.Literal(common.Version ?? "")};")
        .Blank()
        .Summary("The date of the facts in the manifest, as year, month and day. A method may have later facts.")
        .Line($"public const string AsOf = {CSharp.Literal(common.AsOf ?? "")};")
        .Close();
}
