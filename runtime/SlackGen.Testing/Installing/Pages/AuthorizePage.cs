using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace SlackGen.Testing;

/// <summary>Writes the pages at which a person approves what an app asks for. They work without script, and every text in them is encoded.</summary>
internal static class AuthorizePage
{
    public const string AccountField = "account";
    public const string ChannelField = "channel";
    public const string OptionalField = "optional_scope";
    public const string DecisionField = "decision";
    public const string Allow = "allow";
    public const string Cancel = "cancel";

    private const string Css = """
        :root { color-scheme: light dark; --back: #fff; --text: #1d1c1d; --line: #d5d4d8; --accent: #0f6b47; --soft: #5c5b5e; }
        @media (prefers-color-scheme: dark) { :root { --back: #1a1d21; --text: #e6e6e8; --line: #3d4047; --accent: #1b7f57; --soft: #adacb3; } }
        body { margin: 0 auto; max-width: 34rem; padding: 24px 16px; background: var(--back); color: var(--text); font: 16px/1.45 system-ui, sans-serif; }
        h1 { font-size: 1.3rem; } h2 { font-size: 1rem; margin: 20px 0 4px; }
        ul { margin: 0; padding-left: 20px; } code { font-size: .9em; }
        small, .hint { color: var(--soft); }
        select, button { font: inherit; color: inherit; padding: 8px 14px; border: 1px solid var(--line); border-radius: 6px; background: var(--back); max-width: 100%; }
        button.allow { background: var(--accent); border-color: var(--accent); color: #fff; }
        .decide { display: flex; gap: 12px; margin-top: 24px; }
        label { display: block; margin-top: 16px; }
        :focus-visible { outline: 3px solid #0b5c9c; outline-offset: 2px; }

        """;

    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)));

    /// <summary>Writes the question.</summary>
    /// <param name="action">The path and query of the page, to which its form is posted.</param>
    /// <param name="question">What the page shows.</param>
    public static FakeResponse Ask(string action, AuthorizeQuestion question)
    {
        var body = new StringBuilder();
        body.Append(question.Flow == AuthorizationFlow.SignIn
            ? $"<h1>Sign in to {Encode(question.AppName)} with Slack</h1>\n"
            : $"<h1>{Encode(question.AppName)} requests access to a Slack workspace</h1>\n");
        body.Append($"<form method=\"post\" action=\"{Encode(action)}\">\n");
        AppendScopes(body, "As a bot, the app wants to", question.BotScopes);
        AppendScopes(body, "On your behalf, the app wants to", question.UserScopes);
        if (question.BotScopes.Count + question.UserScopes.Count == 0)
        {
            body.Append("<p>The app asks for no scopes.</p>\n");
        }

        body.Append($"<label>Workspace and person <select name=\"{AccountField}\">\n");
        foreach (var place in question.Accounts.GroupBy(a => a.Place))
        {
            body.Append($"<optgroup label=\"{Encode(place.Key)}\">");
            foreach (var account in place)
            {
                body.Append($"<option value=\"{Encode(account.Value)}\">{Encode(account.Label)}</option>");
            }

            body.Append("</optgroup>\n");
        }

        body.Append("</select></label>\n");
        if (question.Channels.Count > 0)
        {
            body.Append($"<label>Channel of the incoming webhook <select name=\"{ChannelField}\">\n");
            foreach (var (value, label) in question.Channels)
            {
                body.Append($"<option value=\"{Encode(value)}\">{Encode(label)}</option>\n");
            }

            body.Append("</select></label>\n");
        }

        body.Append($"""
            <div class="decide"><button class="allow" name="{DecisionField}" value="{Allow}">Allow</button>
            <button name="{DecisionField}" value="{Cancel}">Cancel</button></div>
            </form>
            <p class="hint">This is a fake Slack for tests. You return to {Encode(question.RedirectHost)}.</p>

            """);
        return Page(200, $"{question.AppName}: permission", body.ToString());
    }

    /// <summary>Writes the page of an error, from which nobody returns to the app.</summary>
    public static FakeResponse Error(AuthorizationMistake mistake) => Page(
        400,
        "The app cannot be authorized",
        $"<h1>The app cannot be authorized</h1>\n<p>{Encode(mistake.Message)}</p>\n<p class=\"hint\">Error: <code>{Encode(mistake.Code)}</code></p>\n");

    private static void AppendScopes(StringBuilder body, string title, IReadOnlyList<RequestedScope> scopes)
    {
        if (scopes.Count == 0)
        {
            return;
        }

        body.Append($"<h2>{title}</h2>\n<ul>\n");
        foreach (var scope in scopes)
        {
            var box = scope.OptionalValue is { } value ? $"<input type=\"checkbox\" name=\"{OptionalField}\" value=\"{Encode(value)}\" checked> " : "";
            body.Append($"<li><label>{box}<code>{Encode(scope.Name)}</code> <small>{Encode(scope.Summary)}</small></label></li>\n");
        }

        body.Append("</ul>\n");
    }

    // There is no form-action in the policy: browsers apply it to the redirect that follows, which leads to the app.
    private static FakeResponse Page(int status, string title, string body) => new(
        Encoding.UTF8.GetBytes($"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Encode(title)}</title><style>{Css}</style></head>\n<body>\n{body}</body></html>\n"),
        "text/html; charset=utf-8")
    {
        Status = status,
        Headers =
        [
            ("Content-Security-Policy", $"default-src 'none'; style-src 'sha256-{StyleHash}'; base-uri 'none'; frame-ancestors 'none'"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            ("Cache-Control", "no-store"),
        ],
    };

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
