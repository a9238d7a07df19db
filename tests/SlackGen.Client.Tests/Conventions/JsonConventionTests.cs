using SlackGen.Manifest.Model;

namespace SlackGen.Client.Tests.Conventions;

/// <summary>The places in which the manifest gives up on a type: only those listed here, each for a reason.</summary>
public sealed class JsonConventionTests
{
    // An argument is written as method(argument), a returned field as method.field, a field of a type as type.field.
    private static readonly (string Reason, string[] Places)[] Allowed =
    [
        ("Attributes of a datastore are the app's own.",
        [
            "apps.datastore.bulkGet.items", "apps.datastore.bulkPut(items)", "apps.datastore.bulkPut.failed_items", "apps.datastore.count(expression_values)",
            "apps.datastore.get.item", "apps.datastore.put(item)", "apps.datastore.put.item", "apps.datastore.query(expression_values)",
            "apps.datastore.query.items", "apps.datastore.update(item)", "apps.datastore.update.item",
        ]),
        ("Parameters of a function or trigger are the app's own.",
            ["functions.completeSuccess(outputs)", "app_activity_payload.inputs", "app_activity_payload.outputs", "app_activity_trigger_config.schema"]),
        ("Slack passes on what somebody else sent.", ["api.test.args", "apps.auth.external.get.token_response_extras", "message_metadata.event_payload"]),
        ("Documented by name only.",
        [
            "conversations.history.latest_updates", "conversations.history.mutation_timestamps", "conversations.history.deleted",
            "conversations.history.deleted_overflow", "conversations.history.users", "conversations.replies.latest_updates", "conversations.info.app_home",
            "conversations.info.home_view", "conversations.open.app_home", "conversations.open.home_view", "dnd.info.dnd_profile_status",
            "dnd.endSnooze.dnd_profile_status", "search.files.channels", "search.files.groups", "search.files.ims", "search.files.teams", "search.files.users",
            "search.messages.bots", "search.messages.teams", "search.messages.users", "entity.acknowledgeCommentAction(comment)",
            "entity.presentComments(comments)", "admin.apps.mcp.servers.permissions.list.servers",
        ]),
        ("Seen only as an empty object or list.",
        [
            "admin.functions.permissions.lookup.metadata", "admin.workflows.triggers.types.permissions.lookup.metadata", "context_search_results.enterprise",
            "search_message.db_message", "post_matches.matches", "list_view.sorts", "list_view.calculations", "list_grouping.order",
            "call_room.pending_invitees", "call_room.last_invite_status_by_user", "call_room.knocks",
        ]),
        ("Its kind depends on a neighbor: the type of a column, a field or an element.",
            ["list_filter.typed_values", "list_item_field.value", "entity_typed_field.value", "entity_custom_field.value", "message.item"]),
        ("A word in one response, true or false in another.", ["connect_pref.type"]),
        ("An object in one place, a text or another kind in the next.", ["attachment.video_html", "list_link.attachment", "workflow_step_input.value"]),
        ("Part of an app manifest whose shape an app or JSON Schema defines.",
        [
            "app_manifest.external_auth_providers", "app_manifest.metadata_events", "app_manifest_attribute.items", "app_manifest_attribute.properties",
            "app_manifest_workflow.input_parameters", "app_manifest_workflow.output_parameters", "app_manifest_workflow.suggested_triggers",
            "app_manifest_workflow_function.inputs",
        ]),
        ("Documented as keyed by what the caller sent.", ["admin.functions.permissions.lookup.errors"]),
        ("Documented by name only, and recorded with changing content.", ["message.assistant_thread"]),
        ("Rights are written in a small language of their own, and their names differ from plan to plan.", ["admin.conversations.setConversationPrefs(prefs)"]),
        ("Hundreds of undocumented preferences that change by the week.", ["rtm_self.prefs", "team.prefs"]),
    ];

    [Test]
    public void Json_stands_only_where_the_facts_give_no_shape()
    {
        Assert.That(Places(), Is.EquivalentTo(Allowed.SelectMany(a => a.Places)));
    }

    private static IEnumerable<string> Places() =>
    [
        .. Spec.Methods.SelectMany(m => m.Params.Where(HasJson).Select(p => $"{m.Name}({p.Name})")),
        .. Spec.Methods.SelectMany(m => m.Returns.Where(HasJson).Select(r => $"{m.Name}.{r.Name}")),
        .. Spec.Types.Values.SelectMany(t => t.Fields.Where(HasJson).Select(f => $"{t.Name}.{f.Name}")),
    ];

    private static bool HasJson(Member member) => Inner(member.Type).Scalar == ScalarKind.Json;

    private static TypeRef Inner(TypeRef type) => type.Element is { } element ? Inner(element) : type;
}
