using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool.Tests;

[Category("Slow")]
public sealed class BundleTests
{
    private static readonly JsonObject Bundle = BundleWriter.Write(Manifests.Repository);

    [Test]
    public void The_bundle_follows_its_schema()
    {
        var schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Manifests.Directory, "slackgen-bundle.schema.json")));
        var result = schema.Evaluate(JsonSerializer.SerializeToElement(Bundle), new EvaluationOptions { OutputFormat = OutputFormat.List });

        Assert.That(result.IsValid, Is.True, () => string.Join('\n', result.Details!.Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Values).Take(10)));
    }

    [Test]
    public void Every_method_type_and_group_is_in_it() => Assert.Multiple(() =>
    {
        Assert.That(Bundle["methods"]!.AsObject().Select(m => m.Key), Is.EqualTo(Manifests.Repository.Methods.Select(m => m.Name)));
        Assert.That(Bundle["types"]!.AsObject().Select(t => t.Key), Is.EqualTo(Manifests.Repository.Types.Select(t => t.Name)));
        Assert.That(Manifests.Repository.Methods, Has.Count.EqualTo(331));
    });

    [Test]
    public void Every_argument_field_and_error_of_a_method_is_in_it() => Assert.Multiple(() =>
    {
        foreach (var method in Manifests.Repository.Methods)
        {
            var json = Bundle["methods"]![method.Name]!;
            Assert.That(json["params"]!.AsObject().Select(p => p.Key), Is.EqualTo(method.Params.Select(p => p.Name)), method.Name);
            Assert.That(json["returns"]!.AsObject().Select(r => r.Key), Is.EqualTo(method.Returns.Select(r => r.Name)), method.Name);
            Assert.That(json["errors"]!.AsObject().Select(e => (e.Key, (string?)e.Value!["category"])), Is.EqualTo(method.Errors.Select(e => ((string, string?))(e.Code, e.Category.Word()))), method.Name);
        }
    });

    [Test]
    public void Every_type_that_is_named_is_in_it()
    {
        var names = Bundle["types"]!.AsObject().Select(t => t.Key).ToHashSet(StringComparer.Ordinal);

        Assert.That(Named(Bundle).Where(n => !names.Contains(n)), Is.Empty);
    }

    [Test]
    public void Every_event_and_subtype_is_in_it_with_its_type() => Assert.Multiple(() =>
    {
        var events = Bundle["events"]!.AsObject();
        Assert.That(events.Select(e => e.Key), Is.EqualTo(Manifests.Repository.Events.Select(e => e.Event.Type)));
        Assert.That(events, Has.Count.GreaterThan(100));
        Assert.That(events["message"]!["subtypes"]!.AsObject().Select(s => s.Key), Is.EquivalentTo(Manifests.Repository.Types.Where(t => t.Event is { Subtype: not null, Type: "message" }).Select(t => t.Event!.Subtype)));
        Assert.That((string?)events["message"]!["subtypes"]!["message_changed"]!["type"], Is.EqualTo("message_changed_event"));
        Assert.That((string?)Bundle["types"]!["event"]!["members"]!["app_mention"], Is.EqualTo("app_mention_event"));
    });

    [TestCase("channel_archive", "[\"channels:read\"]")]
    [TestCase("app_home_opened", "[]")]
    [TestCase("workflow_published", null)]
    public void An_event_that_requires_no_scope_is_not_one_without_documented_scopes(string type, string? scopes) =>
        Assert.That(Bundle["events"]![type]!["scopes"]?.ToJsonString(), Is.EqualTo(scopes));

    [TestCase("chat.postMessage", "rate.by", "channel")]
    [TestCase("users.list", "paging.cursors[0]", "response_metadata.next_cursor")]
    [TestCase("users.list", "rate.permits", 20)]
    [TestCase("oauth.v2.access", "params.client_secret.secret", true)]
    [TestCase("oauth.v2.access", "returns.team.nullable", true)]
    [TestCase("chat.postMessage", "params.text.content", "message")]
    [TestCase("chat.postMessage", "params.username.scopes.bot[0]", "chat:write.customize")]
    [TestCase("conversations.archive", "params.channel.id_of[0]", "channel")]
    [TestCase("admin.conversations.bulkArchive", "params.channel_ids.id_of[0]", "channel")]
    public void Facts_are_resolved(string method, string path, object value)
    {
        JsonNode? node = Bundle["methods"]![method];
        foreach (var word in path.Replace("[0]", ".0", StringComparison.Ordinal).Split('.'))
        {
            node = int.TryParse(word, out var index) ? node![index] : node![word];
        }

        Assert.That(node!.ToJsonString().Trim('"'), Is.EqualTo(value is true ? "true" : $"{value}"));
    }

    [Test]
    public void A_type_has_its_bounds_and_groups() => Assert.Multiple(() =>
    {
        var section = Bundle["types"]!["section_block"]!;
        Assert.That(section["fields"]!["fields"]!["max_item_length"]!.GetValue<long>(), Is.EqualTo(2000));
        Assert.That(section["groups"]!.ToJsonString(), Is.EqualTo("""{"any_of":[["text","fields"]]}"""));
    });

    [Test]
    public void A_type_has_the_scopes_that_it_needs_and_scopes_have_their_facts() => Assert.Multiple(() =>
    {
        Assert.That(Bundle["types"]!["video_block"]!["scopes"]!["bot"]!.ToJsonString(), Is.EqualTo("""["links.embed:write"]"""));
        Assert.That(Bundle["types"]!["oauth_scope"]!["requires"]!["users:read.email"]!.ToJsonString(), Is.EqualTo("""["users:read"]"""));
        Assert.That(Bundle["types"]!["oauth_scope"]!["unseen"]!.AsArray().Select(s => s!.ToString()), Does.Contain("files:read").And.Not.Contain("chat:write"));
    });

    [Test]
    public void It_is_the_same_every_time_and_ends_lines_with_one_character()
    {
        var text = JsonBuilder.Format(Bundle);

        Assert.That(JsonBuilder.Format(BundleWriter.Write(Spec.Read(Manifests.Directory, []))), Is.EqualTo(text));
        Assert.That(text, Does.Not.Contain('\r').And.Not.Contain("\\u0027"));
    }

    private static IEnumerable<string> Named(JsonNode? node) => node switch
    {
        JsonObject map when map["kind"]?.GetValueKind() == JsonValueKind.String && (string?)map["kind"] == "named" => [(string)map["name"]!],
        JsonObject map => map.SelectMany(p => Named(p.Value)),
        JsonArray array => array.SelectMany(Named),
        _ => [],
    };
}
