using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Shows the methods that the fake knows, and which of them the workspace implements.</summary>
internal static class MethodsPage
{
    /// <param name="fake">The fake.</param>
    /// <param name="query">The text that names contain; empty for all.</param>
    /// <param name="place">The place to which the page leads back.</param>
    public static RenderedPage Show(FakeSlack fake, string query, ToolPlace place)
    {
        var names = fake.Samples.Methods;
        var living = fake.Coverage.Living.ToHashSet(StringComparer.Ordinal);
        var called = fake.Requests.GroupBy(r => r.Method).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var shown = names.Where(n => n.Contains(query, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        return ToolLayout.Show("Methods", "/methods", place, Html.Format($"""
            {ToolLayout.Filter("/methods", "Methods that contain", query, place)}
            <p>The fake knows {names.Count} methods. The workspace implements {living.Count} of them; the others respond with samples.</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Methods"><table><thead><tr><th scope="col">Method</th><th scope="col">Response</th><th scope="col">Calls</th></tr></thead>
            <tbody>{shown.Select(n => Html.Format($"""<tr><th scope="row"><a href="https://docs.slack.dev/reference/methods/{n}" target="_blank" rel="noopener noreferrer">{n}</a></th><td>{(living.Contains(n) ? "workspace" : "sample")}</td><td class="right">{called.GetValueOrDefault(n)}</td></tr>"""))}</tbody></table></div>
            """));
    }
}
