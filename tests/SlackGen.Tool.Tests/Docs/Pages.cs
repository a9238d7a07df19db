namespace SlackGen.Tool.Tests.Docs;

/// <summary>Pages in the form of docs.slack.dev/reference, with contents of our own.</summary>
internal static class Pages
{
    /// <summary>A page of pins.list, as far as the manifest has it.</summary>
    public static string Current { get; } = Method("pins.list", "GET", 2, ["pins:read"], [("channel", "string", true)], [.. Manifests.Repository.FindMethod("pins.list")!.Errors.Select(e => e.Code)]);

    /// <summary>The page of an event of the Events API.</summary>
    public static string Event(string name, string scope, string api = "Events") => $"""
        Source: https://docs.slack.dev/reference/events/{name}

        # {name} event

        ## Facts {"{#facts}"}

        **Required Scopes**

        {(scope.Length == 0 ? "No scopes required!" : $"[`{scope}`](/reference/scopes/{scope})")}

        **Compatible APIs**

        [`{api}`](/apis/events-api)

        ## Usage info {"{#usage-info}"}

        Sample.
        """;

    /// <summary>The page of a method in Markdown.</summary>
    public static string Method(string name, string verb, int tier, string[] scopes, (string Name, string Type, bool IsRequired)[] arguments, string[] errors, string notice = "") => $"""
        Source: https://docs.slack.dev/reference/methods/{name}

        # {name} method

        DocsCall generator

        {notice}

        ## Facts {"{#facts}"}

        **Description**Made for a test.

        **Method Access**

        *   HTTP

        ```
        {verb} https://slack.com/api/{name}
        ```

        **Scopes**

        Bot token:

        {Links(scopes)}

        User token:

        {Links(scopes)}

        **Content types**

        `application/x-www-form-urlencoded`

        `application/json`

        **Rate Limits**[Tier {tier}: many](/apis/web-api/rate-limits)

        ## Arguments {"{#arguments}"}

        ### Required arguments

        **`token`**`string`Required

        Proof.

        {string.Join("\n\n", arguments.Select(a => $"**`{a.Name}`**`{a.Type}`{(a.IsRequired ? "Required" : "Optional")}\n\nA value.\n\n_Example:_ `x1`"))}

        ## Usage info {"{#usage-info}"}

        See [`chat.delete`](/reference/methods/chat.delete).

        ## Errors {"{#errors}"}

        Error

        Description

        {string.Join("\n\n", errors.Append("invalid_auth").Select(e => $"`{e}`\n\nThe `value` is bad."))}
        """;

    /// <summary>The same page in HTML.</summary>
    public static string Html(string name, string argument, string error) => $"""
        <!doctype html><html><head><title>{name} method</title><script>var a = "<h1>no</h1>";</script></head><body>
        <nav><a href="/reference/methods/chat.delete">chat.delete</a></nav><article>
        <header><h1>{name} method</h1></header>
        <h2 class="anchor" id="facts">Facts<a href="#facts" class="hash-link">​</a></h2>
        <p><strong>Description</strong>Made &amp; kept.</p>
        <div><pre><code><span>POST https://slack.com/api/{name}</span></code></pre></div>
        <div><strong>Scopes</strong></div><div>Bot token:</div><div><a href="/reference/scopes/wall.write"><code>wall:write</code></a></div>
        <div><strong>Content types</strong></div><p><code>application/x-www-form-urlencoded</code></p>
        <div><strong>Rate Limits</strong><a href="/x">Tier 4: many</a></div>
        <h2>Arguments<a href="#arguments">​</a></h2><h3>Required arguments</h3>
        <div><strong><code>token</code></strong><code>string</code>Required</div>
        <div><strong><code>{argument}</code></strong><code>boolean</code>Required<p>A value.</p></div>
        <h2>Errors</h2><table><tr><th>Error</th><th>Description</th></tr><tr><td><code>{error}</code></td><td>Bad.</td></tr></table>
        </article></body></html>
        """;

    private static string Links(string[] scopes) => string.Join("\n\n", scopes.Select(s => $"[`{s}`](/reference/scopes/{s.Replace(':', '.')})"));
}
