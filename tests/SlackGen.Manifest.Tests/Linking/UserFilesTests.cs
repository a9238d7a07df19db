using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Linking;

public sealed class UserFilesTests
{
    private const string BuiltIn =
        """
        group: calls
        summary: Calls.
        methods:
          add: { summary: Adds a call., returns: { call: { type: call } } }
          end: { summary: Ends a call., returns: { call: { type: call } } }
        types:
          call: { summary: A call., fields: { guest: { type: guest } } }
          guest: { summary: Who is asked., union: type, of: { user: user } }
          user: { summary: A user., fields: { id: { type: string } } }
        """;

    [Test]
    public void A_users_method_replaces_the_built_in_one_of_its_name()
    {
        var files = new[] { ("methods/calls.yaml", BuiltIn), ("mine.slack.yaml", "group: calls\nsummary: Mine.\nmethods: { end: { summary: Ends it., tier: 1 } }") };
        var plan = Linked.Plan("", files);
        Assert.Multiple(() =>
        {
            Assert.That(plan.Files.Select(f => (f.File, string.Join(' ', f.Methods))), Is.EqualTo([("mine.slack.yaml", "calls.end"), ("methods/calls.yaml", "calls.add")]));
            Assert.That(Found.In(files).Select(f => f.Id), Is.EqualTo(["SLACKGEN129"]), "a field is dropped");
        });
    }

    [Test]
    public void A_users_type_replaces_the_built_in_one_for_built_in_methods_too()
    {
        var files = new[] { ("methods/calls.yaml", BuiltIn), ("mine.slack.yaml", "types: { call: { summary: My call., fields: { name: { type: string } } } }") };
        var plan = Linked.Plan("", files);
        Assert.Multiple(() =>
        {
            Assert.That(plan.Files.Select(f => (f.File, string.Join(' ', f.Types))), Is.EqualTo([("mine.slack.yaml", "call"), ("methods/calls.yaml", "")]));
            Assert.That(Found.In(files).Select(f => f.Id), Is.EqualTo(["SLACKGEN129"]), "fields are dropped");
        });
    }

    [Test]
    public void What_is_replaced_is_not_checked_any_more()
    {
        // The replaced union calls 'user' by another value than the user's does.
        var files = new[] { ("methods/calls.yaml", BuiltIn), ("mine.slack.yaml", "types: { guest: { summary: My guest., union: type, of: { member: user } } }") };
        Assert.That(Found.In(files).Select(f => f.Id), Is.EqualTo(["SLACKGEN129"]));
    }

    [Test]
    public void A_users_type_is_generated_whether_a_method_uses_it_or_not()
    {
        var plan = Linked.Plan(
            "calls.end",
            ("methods/calls.yaml", BuiltIn),
            ("mine.slack.yaml", "types: { badge: { summary: A badge., fields: { color: { type: color } } }, color: { summary: A color., enum: { red: Red. } } }"));
        Assert.That(plan.Types(), Does.Contain("badge").And.Contain("color"));
    }

    [Test]
    public void A_users_file_adds_a_method_that_uses_built_in_types()
    {
        var plan = Linked.Plan(
            "calls.start",
            ("methods/calls.yaml", BuiltIn),
            ("mine.slack.yaml", "group: calls\nsummary: Mine.\nmethods: { start: { summary: Starts a call., returns: { call: { type: call } } } }"));
        Assert.That((string.Join(' ', plan.Methods()), string.Join(' ', plan.Types())), Is.EqualTo(("calls.start", "call guest user")));
    }

    [Test]
    public void Of_two_files_of_the_same_standing_the_first_by_key_wins()
    {
        var plan = Linked.Plan("", ("b.slack.yaml", BuiltIn), ("a.slack.yaml", BuiltIn));
        Assert.That(plan.Files.Single().File, Is.EqualTo("a.slack.yaml"));
    }
}
