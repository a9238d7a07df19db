using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing.Tests;

/// <summary>The rules of the manifest about objects in requests, beyond the types of their fields.</summary>
public sealed class ObjectCheckTests
{
    private static readonly FakeManifest Manifest = ManifestLoader.BuiltIn;
    private static readonly ObjectCheck Objects = new(Manifest);
    private static readonly ValueCheck Check = new(Manifest, Objects);
    private static readonly SampleBuilder Samples = new(Manifest);

    public static IEnumerable<string> LongFields => Fields(b => b.MaxLength is not null || b.MaxItems is not null);

    public static IEnumerable<string> ShortFields => Fields(b => b.MinLength is not null || b.MinItems is not null);

    public static IEnumerable<string> NumberFields => Fields(b => b.Minimum is not null || b.Maximum is not null);

    public static IEnumerable<string> ListFields => Fields(b => b.MaxItemLength is not null);

    public static IEnumerable<string> TypesWithGroups => Types().Where(t => t.Groups.Count > 0).Select(t => t.Name);

    [TestCaseSource(nameof(LongFields))]
    [Category("Slow")]
    public void A_field_may_hold_as_much_as_documented_and_no_more(string name)
    {
        var (type, field) = Find(name);
        var most = (int)(field.Bounds.MaxLength ?? field.Bounds.MaxItems)!;
        Assert.That(MistakeOf(type, field, sample => Of(sample, most)), Is.Null);
        Assert.That(MistakeOf(type, field, sample => Of(sample, most + 1)), Does.Contain($"must have at most {most} ").And.Contains("/" + field.Name));
    }

    [TestCaseSource(nameof(ShortFields))]
    public void A_field_that_holds_less_than_documented_is_wrong(string name)
    {
        var (type, field) = Find(name);
        var fewest = (int)(field.Bounds.MinLength ?? field.Bounds.MinItems)!;
        Assert.That(MistakeOf(type, field, sample => Of(sample, fewest)), Is.Null);
        Assert.That(MistakeOf(type, field, sample => Of(sample, fewest - 1)), Does.Contain($"must have at least {fewest} "));
    }

    [TestCaseSource(nameof(NumberFields))]
    public void A_number_outside_its_range_is_wrong(string name)
    {
        var (type, field) = Find(name);
        foreach (var (bound, beyond, demand) in new[] { (field.Bounds.Minimum, -1, "least"), (field.Bounds.Maximum, 1, "most") })
        {
            if (bound is { } end)
            {
                Assert.That(MistakeOf(type, field, _ => end), Is.Null);
                Assert.That(MistakeOf(type, field, _ => end + beyond), Does.StartWith($"must be at {demand} {end} [json-pointer:/x/{field.Name}]"));
            }
        }
    }

    [TestCaseSource(nameof(ListFields))]
    public void An_element_that_is_longer_than_documented_is_wrong(string name)
    {
        var (type, field) = Find(name);
        var most = (int)field.Bounds.MaxItemLength!;
        Assert.That(MistakeOf(type, field, sample => WithLast(sample, most)), Is.Null);
        Assert.That(MistakeOf(type, field, sample => WithLast(sample, most + 1)), Does.Contain($"must have at most {most} ").And.Contains($"/{field.Name}/"));
    }

    [TestCase("block_id", 255)]
    [TestCase("action_id", 255)]
    [TestCase("placeholder", 150)]
    [TestCase("accessibility_label", 75)]
    public void Fields_that_many_parts_of_Block_Kit_have_are_limited_in_each(string field, int most)
    {
        var owners = BlockKit().Where(t => t.Fields.Any(f => f.Name == field)).ToList();
        Assert.That(owners, Has.Count.GreaterThan(3));
        Assert.That(owners.Where(t => t.Fields.First(f => f.Name == field).Bounds.MaxLength != most).Select(t => t.Name), Is.Empty);
    }

    [Test]
    public void Every_required_field_is_required()
    {
        var checks = 0;
        foreach (var type in BlockKit())
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

    [TestCaseSource(nameof(TypesWithGroups))]
    public void Fields_that_break_the_rule_of_their_group_are_wrong(string name)
    {
        foreach (var group in Manifest.Types[name].Groups)
        {
            var value = Sample(name);
            Assert.That(FindMistake(name, value), Is.Null);
            foreach (var field in group.Arguments)
            {
                Assert.That(value.Remove(field), $"{name} has no field {field}.");
            }

            Assert.That(FindMistake(name, value), Is.EqualTo($"at least one of these is needed: {string.Join(", ", group.Arguments)} [json-pointer:/x]"));
        }
    }

    [TestCase("section_block")]
    [TestCase("static_select_element")]
    [TestCase("image_block")]
    public void Parts_of_Block_Kit_that_need_one_of_several_fields_have_a_group(string name) => Assert.That(TypesWithGroups, Does.Contain(name));

    [Test]
    public void An_attachment_and_what_Slack_alone_sends_need_not_be_whole() => Assert.Multiple(() =>
    {
        Assert.That(FindMistake("attachment", new JsonObject { ["fields"] = new JsonArray(new JsonObject { ["title"] = "x" }) }), Is.Null);
        Assert.That(Objects.IsFilledBySlack("slack_file"), Is.True);
        Assert.That(Objects.IsFilledBySlack("section_block"), Is.False);
    });

    private static IEnumerable<NamedType> Types() => Manifest.Types.Values.Where(t => t.Kind == NamedTypeKind.Object && !Objects.IsFilledBySlack(t.Name));

    private static IEnumerable<string> Fields(Func<Bounds, bool> has) => Types().SelectMany(t => t.Fields.Where(f => has(f.Bounds)).Select(f => $"{t.Name}.{f.Name}"));

    // The parts of blocks and views that an app sends.
    private static IEnumerable<NamedType> BlockKit()
    {
        var reached = new HashSet<string>(["block", "view"]);
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var name))
        {
            foreach (var next in Manifest.Types[name].References.Where(n => !Objects.IsFilledBySlack(n) && reached.Add(n)))
            {
                open.Enqueue(next);
            }
        }

        return Types().Where(t => reached.Contains(t.Name));
    }

    private static (string Type, Member Field) Find(string name)
    {
        var (type, field) = (name.Split('.')[0], name.Split('.')[1]);
        return (type, Manifest.Types[type].Fields.First(f => f.Name == field));
    }

    private static string? MistakeOf(string type, Member field, Func<JsonNode, JsonNode> change)
    {
        var value = Sample(type);
        var sample = value[field.Name] ?? throw new AssertionException($"{type} has no field {field.Name}.");
        value[field.Name] = change(sample);
        return FindMistake(type, value);
    }

    private static JsonObject Sample(string type) => Samples.Named(type);

    private static string? FindMistake(string type, JsonObject value) => Check.Check(new TypeRef(TypeRefKind.Named, type), value, "/x")?.ToString();

    private static JsonArray WithLast(JsonNode sample, int size)
    {
        var items = sample.DeepClone().AsArray();
        items[^1] = Of(items[^1]!, size);
        return items;
    }

    private static JsonNode Of(JsonNode sample, int size) => sample switch
    {
        JsonArray items => new JsonArray([.. Enumerable.Range(0, size).Select(_ => items[^1]?.DeepClone())]),
        JsonObject text => new JsonObject(text.Where(t => t.Key != "text").Select(t => KeyValuePair.Create(t.Key, t.Value?.DeepClone())))
        {
            ["text"] = new string('x', size),
        },
        _ => new string('x', size),
    };
}
