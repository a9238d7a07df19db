using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the documentation of a method: what it does, what it needs, how often, and what can go wrong.</summary>
internal static class MethodDoc
{
    public static void Emit(CodeWriter writer, Method method, string summary, params string[] parameters)
    {
        writer.Summary(summary).Line("/// <remarks>");
        if (Scopes(method) is { } scopes)
        {
            var note = method.ScopeNote is null ? "" : " " + Doc.Escape(method.ScopeNote);
            writer.Line($"/// <para>{scopes}{note}</para>");
        }

        writer.Line($"/// <para>{Tier(method)}</para>");
        foreach (var warning in method.Warnings)
        {
            writer.Line($"/// <para>Warning <c>{Doc.Verbatim(warning.Code)}</c>: {Doc.Escape(warning.Summary)}</para>");
        }

        writer.Line($"/// <para><see href=\"https://docs.slack.dev/reference/methods/{method.Name}\">{method.Name} at Slack</see></para>").Line("/// </remarks>");
        for (var i = 0; i < parameters.Length; i += 2)
        {
            writer.Line($"/// <param name=\"{parameters[i]}\">{Doc.Escape(parameters[i + 1])}</param>");
        }

        writer.Line("/// <param name=\"cancellationToken\">Cancels the call.</param>");
        EmitExceptions(writer, method);
        if (method.Deprecated is { } deprecated)
        {
            var successor = deprecated.Use is { } use ? $" Use {CSharp.MethodPath(use)}." : "";
            writer.Line($"[global::System.Obsolete({CSharp.Literal(deprecated.Summary + successor)})]");
        }
    }

    private static void EmitExceptions(CodeWriter writer, Method method)
    {
        if (method.Errors.Count == 0)
        {
            writer.Line($"/// <exception cref=\"{CSharp.Runtime}SlackApiException\">Slack answered with an error, one of SlackCommonError.</exception>");
        }
        else
        {
            writer.Line($"/// <exception cref=\"{CSharp.Runtime}SlackApiException{{TError}}\">")
                .Line("/// Slack answered with an error: one of SlackCommonError, or")
                .Line("/// <list type=\"bullet\">");
            foreach (var error in method.Errors)
            {
                writer.Line($"/// <item><term>{Doc.Verbatim(error.Code)}</term><description>{Doc.Escape(error.Summary)}</description></item>");
            }

            writer.Line("/// </list>").Line("/// </exception>");
        }

        writer.Line($"/// <exception cref=\"{CSharp.Runtime}SlackException\">No proper answer came.</exception>");
    }

    private static string? Scopes(Method method)
    {
        if (method.Token == TokenNeed.None)
        {
            return "Needs no token.";
        }

        if (method.Token == TokenNeed.App)
        {
            return "Needs an app-level token.";
        }

        return method.Scopes.Count == 0
            ? "Needs no scope."
            : "Needs " + string.Join("; or ", method.Scopes.Select(s => $"a {s.Kind} token with {string.Join(" or ", s.Names.Select(n => $"<c>{Doc.Verbatim(n)}</c>"))}")) + ".";
    }

    private static string Tier(Method method) => method switch
    {
        { Rate: { } rate } => $"Rate: {rate.Permits} calls in {rate.PerSeconds} s{(rate.By is null ? "" : $" for each {Doc.Verbatim(rate.By)}")}.",
        { Tier: { } tier } => $"Rate tier {(int)tier}.",
        _ => "Slack documents no rate tier; it is counted as tier 4.",
    };
}
