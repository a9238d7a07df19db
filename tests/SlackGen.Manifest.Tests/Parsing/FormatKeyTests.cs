using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Parsing;

/// <summary>The less usual keys, and their values in the model.</summary>
public sealed class FormatKeyTests
{
    private static readonly ManifestFile Everything = Good.File(Good.Example("everything.yaml"));

    [Test]
    public void Groups_keep_their_rule_and_their_arguments() => Assert.That(
        Everything.Methods.SelectMany(m => m.Groups).Select(g => (g.Rule, string.Join(' ', g.Arguments))),
        Is.EqualTo([(GroupRule.AtLeastOne, "users at"), (GroupRule.AtMostOne, "at limit"), (GroupRule.ExactlyOne, "channel user"), (GroupRule.AllOrNone, "x y")]));

    [Test]
    public void Groups_of_fields_keep_their_rule_and_their_fields() => Assert.That(
        Type("call_note").Groups.Select(g => (g.Rule, string.Join(' ', g.Arguments))),
        Is.EqualTo([(GroupRule.ExactlyOne, "text parts"), (GroupRule.AtLeastOne, "title text"), (GroupRule.AtMostOne, "y z"), (GroupRule.AllOrNone, "x y")]));

    [Test]
    public void Fields_have_bounds_as_arguments_have() => Assert.That(
        Type("call_note").Fields.Select(f => (f.Name, f.Bounds)).Where(f => f.Bounds != Bounds.None),
        Is.EqualTo(
        [
            ("text", Bounds.None with { MinLength = 1, MaxLength = 3000 }),
            ("parts", Bounds.None with { MinItems = 1, MaxItems = 10, MaxItemLength = 75 }),
            ("x", Bounds.None with { Minimum = 0, Maximum = 9 }),
        ]));

    [Test]
    public void A_text_keeps_its_kind_and_the_kinds_of_the_IDs_that_it_holds() => Assert.Multiple(() =>
    {
        Assert.That(Type("call_note").Fields.Take(4).Select(f => f.Content), Is.EqualTo([ContentKind.Mrkdwn, ContentKind.None, ContentKind.None, ContentKind.Message]));
        Assert.That(Type("chat_event").Fields.Single(f => f.Name == "text").Content, Is.EqualTo(ContentKind.UserInput));
        Assert.That(Method("list").Params.Select(p => string.Join(' ', p.IdOf)), Is.EqualTo(["", "channel", "user bot"]));
        Assert.That(Method("add").Returns.Where(r => r.IsPartialFailure).Select(r => (r.Name, r.IdOf.Single())), Is.EqualTo([("failed_users", "user")]));
    });

    [Test]
    public void Fields_that_an_extension_adds_keep_their_facts()
    {
        var field = Good.Type("extend: true\nfields: { owner: { type: string, id_of: user, content: user_input, max_length: 9 } }", hasSummary: false).Fields.Single();

        Assert.That((field.IdOf.Single(), field.Content, field.Bounds.MaxLength), Is.EqualTo(("user", ContentKind.UserInput, 9)));
    }

    [TestCase("add", "id users", Description = "as its shorthand says")]
    [TestCase("setPhoto", "", Description = "a binary argument is not given by position")]
    [TestCase("list", "", Description = "nothing is required")]
    public void A_method_takes_arguments_by_position(string method, string arguments) =>
        Assert.That(string.Join(' ', Method(method).Positional.Select(p => p.Name)), Is.EqualTo(arguments));

    [TestCase("a: { type: string, required: true, summary: S. }", "", "a")]
    [TestCase("a: { type: string, required: true, summary: S. }, b: { type: string, required: true, summary: S. }", "", "")]
    [TestCase("a: { type: list<string>, required: true, summary: S. }", "", "")]
    [TestCase("a: { type: string, required: true, summary: S. }, b: { type: string, summary: S. }, c: { type: string, summary: S. }", "one_of: [[b, c]]", "")]
    [TestCase("a: { type: string, required: true, summary: S. }, b: { type: string, summary: S. }, c: { type: string, summary: S. }", "together: [[b, c]]", "a")]
    public void Without_a_shorthand_the_one_required_scalar_is_given_by_position(string parameters, string group, string expected) =>
        Assert.That(string.Join(' ', Good.Method($"params: {{ {parameters} }}\n{group}").Positional.Select(p => p.Name)), Is.EqualTo(expected));

    [Test]
    public void Fields_and_arguments_keep_their_marks() => Assert.Multiple(() =>
    {
        Assert.That(Method("add").Returns.Select(r => (r.Name, r.IsNullable, r.HasValue, r.IsInsteadOfError)), Is.EqualTo(
            [("call", false, true, false), ("added", true, false, false), ("had_nothing", false, false, true), ("failed_users", false, false, false)]));
        Assert.That(Method("export").Params.Where(p => p.IsSecret).Select(p => p.Name), Is.EqualTo(["client_secret"]));
        Assert.That(Method("setPhoto").Params.Where(p => p.Deprecated is not null).Select(p => (p.Name, p.Deprecated!.Use)), Is.EqualTo([("left", "x"), ("top", (string?)null)]));
    });

    [Test]
    public void An_argument_and_an_object_keep_the_scopes_that_they_need() => Assert.Multiple(() =>
    {
        Assert.That(Method("add").Params.SelectMany(p => p.Scopes.Select(s => $"{p.Name} {s.Kind} {string.Join(' ', s.Names)}")), Is.EqualTo(["limit bot calls:crowd"]));
        Assert.That(Type("room_place").Scopes.Select(s => $"{s.Kind} {string.Join(' ', s.Names)}"), Is.EqualTo(["bot rooms:write", "user rooms:write rooms:admin"]));
    });

    [Test]
    public void A_scope_keeps_those_that_it_requires_and_whether_its_uses_are_unseen() => Assert.That(
        Type("call_scope").Values.Select(v => $"{v.Value} {string.Join(' ', v.Requires)} {v.IsUnseen}"),
        Is.EqualTo(["calls:write  False", "calls:crowd calls:write False", "calls:listen  True"]));

    [Test]
    public void A_method_keeps_its_note_its_day_and_the_form_of_its_response() => Assert.Multiple(() =>
    {
        Assert.That((Method("add").ScopeNote, Method("add").AsOf), Is.EqualTo(("`calls:admin` covers the calls of others.", "2026-09-30")));
        Assert.That((Method("token").Response, Method("export").Response), Is.EqualTo((ResponseKind.Bare, ResponseKind.File)));
    });

    [Test]
    public void Elements_may_be_nullable()
    {
        var seats = Everything.Types.Single(t => t.Name == "found_people").Fields.Single(f => f.Name == "seats").Type;

        Assert.That((seats.ToString(), seats.Element!.IsNullable, seats.Element.Element!.IsNullable), Is.EqualTo(("list<list<call_participant?>>", false, true)));
    }

    [Test]
    public void Cursors_are_resolved_through_types()
    {
        var page = Linked.Plan("calls.participants.list", ("methods/everything.yaml", Good.Example("everything.yaml"))).Files.Single().Pages.Single();

        Assert.That((page.Items, string.Join(' ', page.Cursors)), Is.EqualTo(("Found?.People", "Found?.NextCursor ResponseMetadata?.NextCursor")));
    }

    [Test]
    public void The_common_file_says_its_version_and_day()
    {
        var common = Good.File(Good.Example("common.yaml")).Common!;

        Assert.That((common.Version, common.AsOf), Is.EqualTo(("1.2.0", "2026-08-20")));
    }

    [TestCase("failed_for_some_users", "partial")]
    [TestCase("datastore_migration_in_progress", "transient")]
    [TestCase("search_unavailable", "transient")]
    [TestCase("could_not_load_app", "server")]
    [TestCase("unable_to_link", "server")]
    [TestCase("canvas_creation_failed", "server")]
    [TestCase("file_type_not_allowed", "invalid")]
    [TestCase("channel_not_found", "not_found")]
    [TestCase("feature_not_enabled", "scope")]
    [TestCase("too_dear", "invalid")]
    public void The_name_of_a_code_gives_its_category_away(string code, string category) =>
        Assert.That(Good.Method($"errors: {{ {code}: It went wrong. }}").Errors.Single().Category.Word(), Is.EqualTo(category));

    private static NamedType Type(string name) => Everything.Types.Single(t => t.Name == name);

    private static Method Method(string key) => Everything.Methods.Single(m => m.Key == key);
}
