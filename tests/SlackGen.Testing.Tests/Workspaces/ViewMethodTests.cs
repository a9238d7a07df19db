using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class ViewMethodTests : WorkspaceTests
{
    [Test]
    public async Task A_modal_opens_for_the_user_of_the_trigger_with_the_fields_that_Slack_adds()
    {
        var view = await OpenAsync(Modal("Deploy", callbackId: "deploy"));
        Assert.Multiple(() =>
        {
            Assert.That((string?)view["id"], Does.StartWith("V"));
            Assert.That((string?)view["type"], Is.EqualTo("modal"));
            Assert.That((string?)view["title"]!["text"], Is.EqualTo("Deploy"));
            Assert.That((string?)view["callback_id"], Is.EqualTo("deploy"));
            Assert.That((string?)view["private_metadata"], Is.Empty);
            Assert.That((string?)view["root_view_id"], Is.EqualTo((string?)view["id"]));
            Assert.That((string?)view["previous_view_id"], Is.Null);
            Assert.That((string?)view["team_id"], Is.EqualTo("T0FAKETEAM"));
            Assert.That((string?)view["app_id"], Is.EqualTo("A0FAKEAPP"));
            Assert.That((string?)view["bot_id"], Is.EqualTo("B0FAKEBOT"));
            Assert.That((string?)view["hash"], Is.Not.Empty);
            Assert.That(Modals("U1").Select(v => v.Id), Is.EqualTo(new[] { (string?)view["id"] }));
            Assert.That(Modals("U2"), Is.Empty);
        });
    }

    [Test]
    public async Task A_second_open_replaces_the_modals_of_the_user()
    {
        await OpenAsync(Modal("One"));
        await PushAsync(Modal("Two"));
        var third = await OpenAsync(Modal("Three"));
        Assert.That(Modals("U1").Select(v => v.Id), Is.EqualTo(new[] { (string?)third["id"] }));
    }

    [Test]
    public async Task A_trigger_opens_one_view()
    {
        var trigger = Trigger();
        await SucceedAsync("views.open", new { trigger_id = trigger, view = Modal("One") });
        Assert.That(await FailAsync("views.open", new { trigger_id = trigger, view = Modal("Two") }), Is.EqualTo("exchanged_trigger_id"));
        Assert.That(await FailAsync("views.push", new { trigger_id = trigger, view = Modal("Two") }), Is.EqualTo("exchanged_trigger_id"));
    }

    [Test]
    public async Task A_trigger_expires_after_three_seconds()
    {
        var (first, second) = (Trigger(), Trigger());
        Clock.Advance(TimeSpan.FromSeconds(3));
        await SucceedAsync("views.open", new { trigger_id = first, view = Modal("One") });
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(await FailAsync("views.open", new { trigger_id = second, view = Modal("Two") }), Is.EqualTo("expired_trigger_id"));
        Assert.That((string?)Modals("U1").Single().Json["title"]!["text"], Is.EqualTo("One"));
    }

    [Test]
    public async Task An_unknown_trigger_opens_nothing() =>
        Assert.That(await FailAsync("views.open", new { trigger_id = "1.2.abc", view = Modal("One") }), Is.EqualTo("invalid_trigger_id"));

    [Test]
    public async Task A_refused_view_does_not_use_up_its_trigger()
    {
        var trigger = Trigger();
        Assert.That(await FailAsync("views.open", new { trigger_id = trigger, view = Modal("One", metadata: null, padding: 260_000) }), Is.EqualTo("view_too_large"));
        await SucceedAsync("views.open", new { trigger_id = trigger, view = Modal("One") });
    }

    [Test]
    public async Task The_trigger_of_a_plain_command_opens_a_modal_for_its_user()
    {
        var command = await Slack.SocketMode.SendCommandAsync("/deploy", "", new { user_id = "U2" });
        await SucceedAsync("views.open", new { trigger_id = command.TriggerId, view = Modal("One") });
        Assert.That(Modals("U2"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_trigger_of_a_plain_interaction_pushes_a_modal_for_its_user()
    {
        await OpenAsync(Modal("One"), user: "U3");
        var click = await Slack.SocketMode.SendInteractionAsync(new { type = "block_actions", user = new { id = "U3" }, actions = Array.Empty<object>() });
        await SucceedAsync("views.push", new { trigger_id = click.TriggerId, view = Modal("Two") });
        Assert.That(Modals("U3").Select(v => (string?)v.Json["title"]!["text"]), Is.EqualTo(new[] { "One", "Two" }));
    }

    [Test]
    public async Task A_stack_has_three_modals_that_name_the_first_and_the_one_below()
    {
        var one = await OpenAsync(Modal("One"));
        var two = await PushAsync(Modal("Two"));
        var three = await PushAsync(Modal("Three"));
        Assert.That((string?)two["previous_view_id"], Is.EqualTo((string?)one["id"]));
        Assert.That((string?)three["previous_view_id"], Is.EqualTo((string?)two["id"]));
        Assert.That((string?)three["root_view_id"], Is.EqualTo((string?)one["id"]));
        Assert.That(await FailAsync("views.push", new { trigger_id = Trigger(), view = Modal("Four") }), Is.EqualTo("push_limit_reached"));
        Assert.That(Modals("U1"), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Nothing_is_pushed_above_nothing() =>
        Assert.That(await FailAsync("views.push", new { trigger_id = Trigger(), view = Modal("One") }), Is.EqualTo("not_found"));

    [Test]
    public async Task An_external_ID_belongs_to_one_view_of_the_workspace()
    {
        var view = await OpenAsync(Modal("One", externalId: "e"));
        Assert.That(
            await FailAsync("views.open", new { trigger_id = Trigger("U2"), view = Modal("Two", externalId: "e") }), Is.EqualTo("duplicate_external_id"));
        Assert.That(await FailAsync("views.push", new { trigger_id = Trigger(), view = Modal("Two", externalId: "e") }), Is.EqualTo("duplicate_external_id"));
        Assert.That(await FailAsync("views.publish", new { user_id = "U2", view = Home("e") }), Is.EqualTo("duplicate_external_id"));
        await SucceedAsync("views.update", new { view_id = (string?)view["id"], view = Modal("Same", externalId: "e") });

        // The modal that is replaced gives its ID up.
        await OpenAsync(Modal("Again", externalId: "e"));
        Assert.That((string?)Modals("U1").Single().Json["title"]!["text"], Is.EqualTo("Again"));
    }

    [Test]
    public async Task An_update_finds_the_view_by_either_ID_and_changes_its_hash()
    {
        var before = await OpenAsync(Modal("One", externalId: "e"));
        var byId = await UpdateAsync(new { view_id = (string?)before["id"], view = Modal("Two", externalId: "f") });
        var byExternalId = await UpdateAsync(new { external_id = "f", view = Modal("Three") });
        Assert.That((string?)byId["title"]!["text"], Is.EqualTo("Two"));
        Assert.That((string?)byExternalId["title"]!["text"], Is.EqualTo("Three"));
        Assert.That((string?)byExternalId["id"], Is.EqualTo((string?)before["id"]));
        Assert.That(new[] { before, byId, byExternalId }.Select(v => (string?)v["hash"]), Is.Unique);
        Assert.That(await FailAsync("views.update", new { external_id = "f", view = Modal("Four") }), Is.EqualTo("not_found"));
        Assert.That(await FailAsync("views.update", new { view_id = "V9", view = Modal("Four") }), Is.EqualTo("not_found"));
    }

    [Test]
    public async Task An_update_with_an_old_hash_is_a_conflict()
    {
        var opened = await OpenAsync(Modal("One"));
        var (id, hash) = ((string?)opened["id"], (string?)opened["hash"]);
        await UpdateAsync(new { view_id = id, hash, view = Modal("Two") });
        Assert.That(await FailAsync("views.update", new { view_id = id, hash, view = Modal("Three") }), Is.EqualTo("hash_conflict"));
        Assert.That((string?)Modals("U1").Single().Json["title"]!["text"], Is.EqualTo("Two"));
    }

    [Test]
    public async Task A_closed_modal_is_not_found()
    {
        var view = await OpenAsync(Modal("One"));
        lock (Workspace.State.Gate)
        {
            Workspace.State.Views.Close("U1");
        }

        Assert.That(await FailAsync("views.update", new { view_id = (string?)view["id"], view = Modal("Two") }), Is.EqualTo("not_found"));
    }

    [Test]
    public async Task Blocks_and_elements_without_IDs_receive_them()
    {
        var view = await OpenAsync("""
            {"type":"modal","title":{"type":"plain_text","text":"t"},"blocks":[
              {"type":"section","text":{"type":"mrkdwn","text":"x"},"accessory":{"type":"button","text":{"type":"plain_text","text":"b"}}},
              {"type":"actions","block_id":"mine","elements":[{"type":"datepicker","action_id":"day"}]}]}
            """);
        Assert.That((string?)view["blocks"]![0]!["block_id"], Is.Not.Empty);
        Assert.That((string?)view["blocks"]![0]!["accessory"]!["action_id"], Is.Not.Empty);
        Assert.That((string?)view["blocks"]![1]!["block_id"], Is.EqualTo("mine"));
        Assert.That((string?)view["blocks"]![1]!["elements"]![0]!["action_id"], Is.EqualTo("day"));
    }

    [Test]
    public async Task The_values_are_the_initial_ones_and_empty_for_other_elements()
    {
        var view = await OpenAsync("""
            {"type":"modal","title":{"type":"plain_text","text":"t"},"submit":{"type":"plain_text","text":"s"},"blocks":[
              {"type":"input","block_id":"a","label":{"type":"plain_text","text":"l"},"element":{"type":"plain_text_input","action_id":"x","initial_value":"hi"}},
              {"type":"input","block_id":"b","label":{"type":"plain_text","text":"l"},"element":{"type":"plain_text_input","action_id":"x"}},
              {"type":"section","block_id":"c","text":{"type":"mrkdwn","text":"x"},"accessory":{"type":"multi_users_select","action_id":"x"}},
              {"type":"actions","block_id":"d","elements":[
                {"type":"static_select","action_id":"x","options":[{"text":{"type":"plain_text","text":"o"},"value":"1"}],
                 "initial_option":{"text":{"type":"plain_text","text":"o"},"value":"1"}},
                {"type":"button","action_id":"y","text":{"type":"plain_text","text":"b"}}]}]}
            """);
        var values = view["state"]!["values"]!.AsObject();
        Assert.Multiple(() =>
        {
            Assert.That(Text(values["a"]), Is.EqualTo("""{"x":{"type":"plain_text_input","value":"hi"}}"""));
            Assert.That(Text(values["b"]), Is.EqualTo("""{"x":{"type":"plain_text_input","value":null}}"""));
            Assert.That(Text(values["c"]), Is.EqualTo("""{"x":{"type":"multi_users_select","selected_users":[]}}"""));
            Assert.That((string?)values["d"]!["x"]!["selected_option"]!["value"], Is.EqualTo("1"));
            Assert.That(values["d"]!.AsObject().ContainsKey("y"), Is.False);
        });
    }

    [Test]
    public async Task An_update_keeps_what_was_typed_into_inputs_that_stay()
    {
        string Input(string block) =>
            $$$"""{"type":"input","block_id":"{{{block}}}","label":{"type":"plain_text","text":"l"},"element":{"type":"plain_text_input","action_id":"x","initial_value":"new"}}""";
        string Form(params string[] blocks) => $$$"""
            {"type":"modal","title":{"type":"plain_text","text":"t"},"submit":{"type":"plain_text","text":"s"},"blocks":[{{{string.Join(',', blocks.Select(Input))}}}]}
            """;
        var view = await OpenAsync(Form("stays", "goes"));
        lock (Workspace.State.Gate)
        {
            Modals("U1").Single().Json["state"]!["values"]!["stays"]!["x"]!["value"] = "typed";
        }

        var values = (await UpdateAsync(new { view_id = (string?)view["id"], view = Form("stays", "comes") }))["state"]!["values"]!.AsObject();
        Assert.That(values.Select(v => v.Key), Is.EqualTo(new[] { "stays", "comes" }));
        Assert.That((string?)values["stays"]!["x"]!["value"], Is.EqualTo("typed"));
        Assert.That((string?)values["comes"]!["x"]!["value"], Is.EqualTo("new"));
    }

    [Test]
    public async Task A_Home_tab_is_published_for_one_user_and_replaced_with_the_same_ID()
    {
        var first = (await SucceedAsync("views.publish", new { user_id = "U1", view = Home() }))["view"]!.AsObject();
        var second = (await SucceedAsync("views.publish", new { user_id = "U1", hash = (string?)first["hash"], view = Home() }))["view"]!.AsObject();
        Assert.That((string?)first["type"], Is.EqualTo("home"));
        Assert.That((string?)second["id"], Is.EqualTo((string?)first["id"]));
        Assert.That(await FailAsync("views.publish", new { user_id = "U1", hash = (string?)first["hash"], view = Home() }), Is.EqualTo("hash_conflict"));
        Assert.That(await FailAsync("views.publish", new { user_id = "U2", hash = (string?)first["hash"], view = Home() }), Is.EqualTo("hash_conflict"));
        lock (Workspace.State.Gate)
        {
            Assert.That(Workspace.State.Views.HomeOf("U1")!.Id, Is.EqualTo((string?)first["id"]));
            Assert.That(Workspace.State.Views.HomeOf("U2"), Is.Null);
        }
    }

    [Test]
    public async Task A_view_of_the_wrong_type_or_for_nobody_is_refused()
    {
        var modal = await OpenAsync(Modal("One"));
        Assert.That(await FailAsync("views.publish", new { user_id = "U1", view = Modal("One") }), Is.EqualTo("invalid_arguments"));
        Assert.That(await FailAsync("views.publish", new { user_id = "U9", view = Home() }), Is.EqualTo("invalid_arguments"));
        Assert.That(await FailAsync("views.open", new { trigger_id = Trigger(), view = Home() }), Is.EqualTo("invalid_arguments"));
        Assert.That(await FailAsync("views.update", new { view_id = (string?)modal["id"], view = Home() }), Is.EqualTo("invalid_arguments"));
    }

    [Test]
    public async Task A_modal_with_an_input_needs_a_submit_button()
    {
        var response = await CallAsync("views.open", new
        {
            trigger_id = Trigger(),
            view = """
                {"type":"modal","title":{"type":"plain_text","text":"t"},"blocks":[
                  {"type":"input","label":{"type":"plain_text","text":"l"},"element":{"type":"plain_text_input"}}]}
                """,
        });
        Assert.That((string?)response["error"], Is.EqualTo("invalid_arguments"));
        Assert.That((string?)response["response_metadata"]!["messages"]![0], Does.Contain("submit"));
    }

    [Test]
    public async Task A_view_above_250_KB_is_too_large()
    {
        var view = await OpenAsync(Modal("One"));
        Assert.That(await FailAsync("views.update", new { view_id = (string?)view["id"], view = Modal("One", padding: 260_000) }), Is.EqualTo("view_too_large"));
        await UpdateAsync(new { view_id = (string?)view["id"], view = Modal("One", padding: 200_000) });
    }

    private static string Modal(string title, string? callbackId = null, string? externalId = null, string? metadata = null, int padding = 0)
    {
        // The limits of single fields are lower than that of a view.
        var blocks = new JsonArray(new JsonObject { ["type"] = "divider" });
        for (; padding > 0; padding -= 3_000)
        {
            blocks.Add(new JsonObject { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = new string('x', 2_950) } });
        }

        var view = new JsonObject
        {
            ["type"] = "modal",
            ["title"] = new JsonObject { ["type"] = "plain_text", ["text"] = title },
            ["blocks"] = blocks,
        };
        foreach (var (name, value) in new[] { ("callback_id", callbackId), ("external_id", externalId), ("private_metadata", metadata) })
        {
            if (value is not null)
            {
                view[name] = value;
            }
        }

        return view.ToJsonString();
    }

    private static string Home(string externalId = "") => $$"""{"type":"home","external_id":"{{externalId}}","blocks":[{"type":"divider"}]}""";

    private string Trigger(string user = "U1")
    {
        lock (Workspace.State.Gate)
        {
            return Workspace.State.Views.CreateTrigger(Workspace.State, user);
        }
    }

    private IReadOnlyList<ViewEntity> Modals(string user)
    {
        lock (Workspace.State.Gate)
        {
            return Workspace.State.Views.ModalsOf(user);
        }
    }

    private async Task<JsonObject> OpenAsync(string view, string user = "U1") =>
        (await SucceedAsync("views.open", new { trigger_id = Trigger(user), view }))["view"]!.AsObject();

    private async Task<JsonObject> PushAsync(string view) => (await SucceedAsync("views.push", new { trigger_id = Trigger(), view }))["view"]!.AsObject();

    private async Task<JsonObject> UpdateAsync(object arguments) => (await SucceedAsync("views.update", arguments))["view"]!.AsObject();
}
