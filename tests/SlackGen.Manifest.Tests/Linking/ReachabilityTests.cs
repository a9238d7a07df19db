using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Linking;

public sealed class ReachabilityTests
{
    private const string Calls =
        """
        group: calls
        summary: Calls.
        methods:
          add:
            summary: Adds a call.
            params: { users: { type: list<guest>, summary: Who. } }
            returns: { call: { type: call } }
          end:
            summary: Ends a call.
          lose:
            summary: Loses a call.
            returns: { call: { type: lost_call } }
        types:
          call: { summary: A call., fields: { state: { type: call_state }, before: { type: call } } }
          call_state: { summary: How it goes., enum: { over: Everybody has left. } }
          guest: { summary: Who is asked., union: type, of: { user: user_guest, bot: bot_guest } }
          user_guest: { summary: A user., fields: { id: { type: string } } }
          bot_guest: { summary: A bot., fields: { id: { type: string } } }
          lost_call: { summary: A lost call., fields: { finder: { type: list<finder> } } }
          unused: { summary: Nothing mentions it., fields: { id: { type: string } } }
        """;

    [Test]
    public void Only_types_that_a_selected_method_reaches_are_generated() => Assert.Multiple(() =>
    {
        Assert.That(Linked.Plan("calls.add", ("calls.yaml", Calls)).Types(), Is.EqualTo(["call", "call_state", "guest", "user_guest", "bot_guest"]));
        Assert.That(Linked.Plan("calls.end", ("calls.yaml", Calls)).Types(), Is.Empty);
    });

    [Test]
    public void A_method_that_mentions_an_unknown_type_however_deep_is_left_out_with_its_types()
    {
        var plan = Linked.Plan("", ("calls.yaml", Calls));
        Assert.Multiple(() =>
        {
            Assert.That(plan.Methods(), Is.EqualTo(["calls.add", "calls.end"]));
            Assert.That(plan.Types(), Does.Not.Contain("lost_call"));
        });
    }

    [Test]
    public void A_file_whose_types_others_reach_is_generated_for_these()
    {
        var plan = Linked.Plan(
            "",
            ("methods/calls.yaml", "group: calls\nsummary: Calls.\nmethods: { add: { summary: Adds., returns: { call: { type: call } } } }"),
            ("types/calls.yaml", "types: { call: { summary: A call., fields: {} }, room: { summary: A room., fields: {} } }"));
        Assert.That(plan.Files.Select(f => (f.File, string.Join(' ', f.Types))), Is.EqualTo([("methods/calls.yaml", ""), ("types/calls.yaml", "call")]));
    }

    [Test]
    public void A_file_knows_what_the_types_are_that_it_mentions()
    {
        var plan = Linked.Plan("calls.add", ("calls.yaml", Calls)).Files.Single();
        Assert.Multiple(() =>
        {
            Assert.That(plan.KindOf("call"), Is.EqualTo(NamedTypeKind.Object));
            Assert.That(plan.KindOf("call_state"), Is.EqualTo(NamedTypeKind.Enum));
            Assert.That(plan.KindOf("guest"), Is.EqualTo(NamedTypeKind.Union));
        });
    }

    [Test]
    public void A_member_knows_its_union_and_what_it_writes() => Assert.That(
        Linked.Plan("calls.add", ("calls.yaml", Calls)).Files.Single().Memberships,
        Is.EqualTo([new Membership("user_guest", "guest", "type", "user"), new Membership("bot_guest", "guest", "type", "bot")]));

    [Test]
    public void A_member_that_is_reached_without_its_union_still_writes_its_discriminator()
    {
        var plan = Linked.Plan("", ("calls.yaml", Calls.Replace("type: list<guest>", "type: list<user_guest>")));
        Assert.That(plan.Files.Single().Memberships, Is.EqualTo([new Membership("user_guest", null, "type", "user")]));
    }

    [Test]
    public void A_type_may_be_a_member_of_two_unions()
    {
        const string Other = "types: { person: { summary: Anybody., union: type, of: { user: user_guest } } }";
        var calls = Calls.Replace("state: { type: call_state }", "host: { type: person }");
        var plan = Linked.Plan("calls.add", ("calls.yaml", calls), ("other.yaml", Other));
        Assert.That(plan.Files[0].Memberships.Where(m => m.Type == "user_guest").Select(m => m.Union), Is.EqualTo(["guest", "person"]));
    }
}
