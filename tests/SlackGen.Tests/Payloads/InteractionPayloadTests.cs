using System.Reflection;
using SlackGen.Types;

namespace SlackGen.Tests.Payloads;

/// <summary>Every documented interaction, envelope and acknowledgement is read as its class, with no field lost, and written as it came.</summary>
public sealed class InteractionPayloadTests
{
    private static readonly string[] Forms = ["slash_command", "outgoing_webhook", "ssl_check"];

    [TestCaseSource(nameof(All))]
    public void A_payload_is_read_as_its_class_and_written_as_it_came(object file)
    {
        var payload = (Payload)file;
        var type = Decoding.SharedTypes.Single(t => t.Name == string.Concat(payload.Type.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..])));
        var read = Decoding.Read(Decoding.UnionsOf(type).FirstOrDefault() ?? type, payload.Json);

        Assert.That(read.GetType(), Is.EqualTo(type));
        Decoding.AssertSame(read.ToJson(), payload.Json, isForm: Forms.Contains(payload.Type));
    }

    [TestCase(typeof(IInteraction))]
    [TestCase(typeof(ISocketModeFrame))]
    [TestCase(typeof(IEventEnvelope))]
    [TestCase(typeof(IViewResponse))]
    public void Every_member_of_a_union_has_a_payload(Type union)
    {
        var shown = All().Select(p => p.Type.Replace("_", "", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.That(Members(union).Select(t => t.Name).Where(n => !shown.Contains(n)), Is.Empty);
    }

    [Test]
    public void Every_action_of_an_element_is_read_from_the_payload_that_is_named_after_the_element()
    {
        var read = All().Where(p => p.Type == "block_actions")
            .SelectMany(p => ((BlockActions)Decoding.Read(typeof(IInteraction), p.Json)).Actions ?? [])
            .Select(a => a.GetType())
            .ToHashSet();

        Assert.That(Members(typeof(IBlockAction)).Where(t => !read.Contains(t)), Is.Empty);
    }

    [Test]
    public void The_class_of_an_action_says_which_element_it_is_of()
    {
        var elements = Members(typeof(IBlockAction)).Select(t => t.GetCustomAttribute<SlackUnionMemberAttribute>()!).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(elements.Select(e => e.Discriminator), Is.All.EqualTo("type"));
            Assert.That(elements.Select(e => e.Value), Is.Unique);
            Assert.That(typeof(ButtonAction).GetCustomAttribute<SlackUnionMemberAttribute>()!.Value, Is.EqualTo("button"));
        });
    }

    [Test]
    public void Every_class_of_a_union_has_its_discriminator_in_an_attribute()
    {
        var without = Decoding.SharedTypes
            .Where(t => t.IsClass && !typeof(SlackUnknownModel).IsAssignableFrom(t) && Decoding.UnionsOf(t).Any())
            .Where(t => t.GetCustomAttribute<SlackUnionMemberAttribute>() is null && t.GetCustomAttribute<SlackEventAttribute>() is null);

        Assert.That(without, Is.Empty);
    }

    private static IEnumerable<Type> Members(Type union) => Decoding.SharedTypes.Where(t => t.IsClass && union.IsAssignableFrom(t) && !typeof(SlackUnknownModel).IsAssignableFrom(t));

    private static IEnumerable<Payload> All() => Payload.In("interactions");
}
