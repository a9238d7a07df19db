using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Shows the faults that are on, and forms to switch them.</summary>
internal static class FaultsPage
{
    public static RenderedPage Show(FakeSlack fake, FaultSwitches faults, ToolPlace place)
    {
        var on = faults.On;
        var connections = fake.SocketMode.Connections;
        return ToolLayout.Show("Faults", "/faults", place, Html.Format($"""
            <section aria-labelledby="methods-title"><h2 id="methods-title">Methods</h2>
            {(on.Count == 0 ? Html.Format($"""<p class="hint">No fault is on.</p>""") : Html.Format($"<ul class=\"faults\">{on.Select(f => Html.Format($"""<li><form action="/faults/off" method="post">{place.Fields}<strong>{f.Pattern}</strong> {f.Kind.Name} <button class="button" name="pattern" value="{f.Pattern}" aria-label="Switch off the fault of {f.Pattern}">Switch off</button></form></li>"""))}</ul>"))}
            <form class="form" id="fault-form" action="/faults/on" method="post">{place.Fields}<p><label for="pattern">Method, group (<code>chat.*</code>) or all (<code>*</code>)</label><input id="pattern" name="pattern" value="*" list="methods" required autocomplete="off"><datalist id="methods">{fake.Samples.Methods.Select(m => Html.Format($"<option>{m}</option>"))}</datalist></p>
            <p><label for="kind">Fault</label><select id="kind" name="kind">{FaultKind.All.Select(k => Html.Format($"""<option value="{k.Id}">{k.Name}</option>"""))}</select></p><button class="button primary">Switch on</button></form></section>
            <section aria-labelledby="socket-title"><h2 id="socket-title">Socket Mode</h2>
            <p role="status">{ConversationRenderer.Plural(connections.Count, "connection")} {(connections.Count == 1 ? "is" : "are")} open. Socket Mode is {(fake.SocketMode.IsEnabled ? "on" : "off: apps receive link_disabled")}.</p>
            <form class="row" action="/faults/socket" method="post">{place.Fields}
            <button class="button" name="act" value="drop"{Html.If(connections.Count == 0, $" disabled")}>Drop connections</button>
            <button class="button" name="act" value="refresh"{Html.If(connections.Count == 0, $" disabled")}>Refresh connections</button>
            {(fake.SocketMode.IsEnabled ? Html.Format($"""<button class="button danger" name="act" value="disable">Disable (link_disabled)</button>""") : Html.Format($"""<button class="button" name="act" value="enable">Enable</button>"""))}
            </form></section>
            """));
    }
}
