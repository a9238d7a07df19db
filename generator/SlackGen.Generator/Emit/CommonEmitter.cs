using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits what every method shares into the runtime: common errors and the budgets of the tiers.</summary>
internal static class CommonEmitter
{
    public static string Emit(CommonManifest common)
    {
        var writer = CSharp.File("SlackGen");
        ErrorEnumEmitter.EmitEnum(
            writer,
            "public enum SlackCommonError",
            "The errors that every method can answer with. A method's own errors are in an enum of its own.",
            common.Errors);
        writer.Blank()
            .Summary("The codes of SlackCommonError.")
            .Open("internal static class SlackCommonErrorCodes")
            .Line($"public const string Packed = {CSharp.Literal(ErrorEnumEmitter.Pack(common.Errors))};")
            .Close()
            .Blank()
            .Summary("The budgets of Slack's rate tiers.")
            .Open("internal static class SlackTiers")
            .Line($"private static readonly SlackRate[] Rates = {{ {string.Join(", ", common.Tiers.OrderBy(t => t.Tier).Select(t => $"new({t.Rate.Permits}, {t.Rate.PerSeconds}, {t.Rate.Burst ?? 0})"))} }};")
            .Blank()
            .Summary("The budget of a tier, 1 to 4.")
            .Line("public static SlackRate Rate(int tier) => tier is >= 1 and <= 4 ? Rates[tier - 1] : throw new global::System.ArgumentOutOfRangeException(nameof(tier));")
            .Close();
        EmitVersion(writer, common);
        return writer.ToString();
    }

    /// <summary>Emits the facts of methods, for calls by name.</summary>
    public static string EmitTable(IEnumerable<Method> methods)
    {
        var writer = CSharp.File("SlackGen");
        writer.Blank()
            .Open("partial class SlackMethodTable")
            .Line($"private static global::System.ReadOnlySpan<byte> Packed => {CSharp.Utf8(MethodFacts.Pack(methods))};")
            .Close();
        return writer.ToString();
    }

    // Where a manifest does not say, it has no version.
    private static void EmitVersion(CodeWriter writer, CommonManifest common) => writer.Blank()
        .Summary("Which manifest the package was compiled from.")
        .Open("public static class SlackManifest")
        .Summary("The version of the manifest.")
        .Line($"public const string Version = {CSharp.Literal(common.Version ?? "")};")
        .Blank()
        .Summary("The day as of which its facts stand, unless a method says a later one: year, month and day.")
        .Line($"public const string AsOf = {CSharp.Literal(common.AsOf ?? "")};")
        .Close();
}
