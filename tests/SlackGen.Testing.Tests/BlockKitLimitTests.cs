using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing.Tests;

/// <summary>What Block Kit documents beyond the types of its fields.</summary>
public sealed class BlockKitLimitTests
{
    private static readonly FakeManifest Manifest = ManifestLoader.BuiltIn;
    private static readonly ValueCheck Check = new(Manifest, new BlockKitLimits(Manifest));
    private static readonly SampleBuilder Samples = new(Manifest);

    public static IEnumerable<string> LimitedFields => BlockKitLimits.Limits.Where(l => l.Type != BlockKitLimits.AnyType).Select(l => $"{l.Type}.{l.Field}");

    [TestCaseSource(nameof(LimitedFields))]
    public void A_field_may_hold_as_much_as_documented_and_no_more(string name)
    {
        var limit = BlockKitLimits.Limits.Single(l => $"{l.Type}.{l.Field}" == name);
        var value = Sample(limit.Type);
        var field = value[limit.Field] ?? throw new AssertionException($"{limit.Type} has no field {limit.Field}.");
        value[limit.Field] = Of(field, limit.Maximum);
        Assert.That(FindMistake(limit.Type, value), Is.Null);
        value[limit.Field] = Of(field, limit.Maximum + 1);
        Assert.That(FindMistake(limit.Type, value), Does.Contain($"must have at most {limit.Maximum} ").And.Contains("/" + limit.Field));
    }

    [TestCase("block_id", 255)]
    [TestCase("action_id", 255)]
    [TestCase("placeholder", 150)]
    [TestCase("accessibility_label", 75)]
    public void Fields_that_many_types_have_are_limited_in_each(string field, int maximum)
    {
        var owners = Manifest.Types.Values.Where(t => t.Fields.Any(f => f.Name == field) && IsBlockKit(t.Name)).ToList();
        Assert.That(owners, Is.Not.Empty);
        foreach (var owner in owners)
        {
            var value = Sample(owner.Name);
            value[field] = Of(value[field]!, maximum + 1);
            Assert.That(FindMistake(owner.Name, value), Does.Contain($"must have at most {maximum} characters"), owner.Name);
        }
    }

    [Test]
    public void Each_text_beside_another_is_limited_as_well()
    {
        var value = Sample("section_block");
        value["fields"] = new JsonArray(Text("x"), Text(new string('x', 2001)));
        Assert.That(FindMistake("section_block", value), Is.EqualTo("must have at most 2000 characters [json-pointer:/x/fields/1]"));
    }

    [Test]
    public void Every_required_field_of_Block_Kit_is_required()
    {
        var checks = 0;
        foreach (var type in Manifest.Types.Values.Where(t => t.Kind == NamedTypeKind.Object && IsBlockKit(t.Name)))
        {
            foreach (var field in type.Fields.Where(f => f.HasValue))
            {
                var value = Sample(type.Name);
                value.Remove(field.Name);
                Assert.That(FindMistake(type.Name, value), Is.EqualTo($"missing required field: {field.Name} [json-pointer:/x]"), type.Name);
                checks++;
            }
        }

        Assert.That(checks, Is.GreaterThan(80));
    }

    [Test]
    public void One_of_the_fields_of_a_group_is_needed()
    {
        foreach (var (type, fields) in BlockKitLimits.OneNeeded)
        {
            var value = Sample(type);
            foreach (var field in fields)
            {
                Assert.That(value.Remove(field), $"{type} has no field {field}.");
            }

            Assert.That(FindMistake(type, value), Does.StartWith("at least one of these fields is needed: " + fields[0]));
        }
    }

    [Test]
    public void An_attachment_and_what_Slack_alone_sends_need_not_be_whole() =>
        Assert.That(FindMistake("attachment", new JsonObject { ["fields"] = new JsonArray(new JsonObject { ["title"] = "x" }) }), Is.Null);

    private static bool IsBlockKit(string type) => new BlockKitLimits(Manifest).IsBlockKit(type);

    private static JsonObject Sample(string type) => Samples.Named(type);

    private static string? FindMistake(string type, JsonObject value) => Check.Check(new TypeRef(TypeRefKind.Named, type), value, "/x")?.ToString();

    private static JsonObject Text(string text) => new() { ["type"] = "mrkdwn", ["text"] = text };

    private static JsonNode Of(JsonNode sample, int size) => sample switch
    {
        JsonArray items => new JsonArray([.. Enumerable.Range(0, size).Select(_ => items[0]?.DeepClone())]),
        JsonObject text => new JsonObject(text.Where(t => t.Key != "text").Select(t => KeyValuePair.Create(t.Key, t.Value?.DeepClone())))
        {
            ["text"] = new string('x', size),
        },
        _ => new string('x', size),
    };
}
