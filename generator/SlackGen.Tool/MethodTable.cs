using System.Globalization;
using System.Text;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool;

/// <summary>Writes the methods of a manifest as Markdown: totals, then a table for each family.</summary>
internal static class MethodTable
{
    private const string None = "-";

    /// <summary>Returns the page. Its lines end in <c>\n</c>.</summary>
    public static string Write(Spec spec)
    {
        var families = spec.Methods.GroupBy(m => m.Name.Split('.')[0]).ToList();
        var page = new StringBuilder();
        page.Append($"""
            # Methods

            The methods of the Slack Web API that the manifest describes. The page is generated from `spec/methods/*.yaml`: edit those files and run
            `dotnet run --project generator/SlackGen.Tool -- table`. With `--check` the command says whether the page is current.

            Version {spec.Common.Version} of the manifest. The facts are as of {spec.Common.AsOf}; a method with later facts says so.

            {Totals(spec)}

            - **Scopes**, by kind of token: one of the scopes suffices. `{None}` means any token, without a particular scope.
            - **Tier**: the least number of calls that Slack allows: {Tiers(spec.Common)}. A special tier has its rate beside it.
            - **Paging**: the field of the response with the items of a page, or "pages" where a page is not a single list.
            - **Retry-safe**: a second call does no harm, so the client may retry after a failure that leaves the outcome unknown.
            - **Shorthand**: the arguments that may be given by position.

            {string.Join(" · ", families.Select(f => $"[{f.Key}](#{f.Key.ToLowerInvariant()}) {Number(f.Count())}"))}

            """.ReplaceLineEndings("\n"));
        foreach (var family in families)
        {
            page.Append('\n').Append($"## {family.Key}\n\n");
            Markdown.Row(page, "Method", "What it does", "Scopes", "Tier", "Verb and body", "Paging", "Retry-safe", "Shorthand", "Deprecated");
            Markdown.Row(page, Enumerable.Repeat("---", 9));
            foreach (var method in family)
            {
                Markdown.Row(
                    page,
                    Link(method.Name),
                    method.AsOf is null ? method.Summary : $"{method.Summary} As of {method.AsOf}.",
                    Scopes(method),
                    TierOf(method),
                    Wire(method),
                    method.Paging is null ? None : method.Paging.Items is { } items ? $"`{items}`" : "pages",
                    method.Idempotent ? "yes" : "no",
                    method.Positional.Count == 0 ? None : string.Join(", ", method.Positional.Select(p => $"`{p.Name}`")),
                    method.Deprecated is null ? None : method.Deprecated.Use is { } use ? "→ " + Link(use) : "yes");
            }
        }

        return page.ToString();
    }

    private static string Totals(Spec spec)
    {
        var groups = spec.Methods.Select(m => m.Name[..m.Name.LastIndexOf('.')]).Distinct().Count();
        var errors = spec.Methods.SelectMany(m => m.Errors).ToList();
        return $"""
            | Methods | Groups | Arguments | Error codes of methods | of them different | Error codes of every method |
            | --- | --- | --- | --- | --- | --- |
            | {Number(spec.Methods.Count)} | {Number(groups)} | {Number(spec.Methods.Sum(m => m.Params.Count))} | {Number(errors.Count)} | {Number(errors.Select(e => e.Code).Distinct().Count())} | {Number(spec.Common.Errors.Count)} |
            """;
    }

    private static string Tiers(CommonManifest common) =>
        string.Join(", ", common.Tiers.Select(t => $"{RateOf(t.Rate)} in tier {t.Tier:D}"));

    private static string Link(string method) => $"[{method}](https://docs.slack.dev/reference/methods/{method})";

    // Kinds of token with the same scopes share a line.
    private static string Scopes(Method method)
    {
        var needs = method.Scopes
            .GroupBy(s => string.Join(" or ", s.Names.Select(n => $"`{n}`")))
            .Select(g => $"{string.Join(", ", g.Select(s => s.Kind))}: {g.Key}");
        var token = method.Token switch
        {
            TokenNeed.None => method.BasicAuth ? ["client ID and secret, no token"] : ["no token"],
            TokenNeed.App => ["app-level token"],
            TokenNeed.Any => Array.Empty<string>(),
        };
        return string.Join("<br>", token.Concat(needs).Concat(method.ScopeNote is null ? [] : [method.ScopeNote]).DefaultIfEmpty(None));
    }

    private static string TierOf(Method method) => method.Tier switch
    {
        null => None,
        Tier.Special => $"special: {RateOf(method.Rate!)}",
        { } tier => Number((int)tier),
    };

    /// <summary>Returns a rate in words.</summary>
    public static string RateOf(Rate rate)
    {
        var period = rate.PerSeconds switch
        {
            1 => "second",
            60 => "minute",
            3600 => "hour",
            var seconds => $"{Number(seconds)} seconds",
        };
        var by = rate.By is { } argument ? $", for each `{argument}`" : "";
        var burst = rate.Burst is { } calls ? $", up to {Number(calls)} at once" : "";
        return $"{Number(rate.Permits)} a {period}{by}{burst}".Replace("a hour", "an hour", StringComparison.Ordinal);
    }

    private static string Wire(Method method)
    {
        var request = method.IsGet ? "GET" : "POST " + method.Body.Word();
        return method.Response switch
        {
            ResponseKind.File => request + ", responds with a file",
            ResponseKind.Bare => request + ", responds without `ok`",
            ResponseKind.Envelope => request,
        };
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
