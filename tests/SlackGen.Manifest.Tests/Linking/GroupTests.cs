using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Linking;

public sealed class GroupTests
{
    [Test]
    public void A_group_comes_after_those_above_it_and_names_those_directly_below()
    {
        var plan = Linked.Plan("", Linked.Group("admin.conversations.restrictAccess", "addGroup"), Linked.Group("admin.conversations", "search"), Linked.Group("admin.users", "list"));
        Assert.That(plan.Groups.Select(g => $"{g.Name}: {string.Join(' ', g.Children)}"), Is.EqualTo([
            "admin: admin.conversations admin.users",
            "admin.conversations: admin.conversations.restrictAccess",
            "admin.conversations.restrictAccess: ",
            "admin.users: ",
        ]));
    }

    [Test]
    public void A_group_has_the_summary_of_its_file_and_none_when_it_only_has_groups()
    {
        var plan = Linked.Plan("", Linked.Group("admin.users", "list"));
        Assert.That(plan.Groups.Select(g => g.Summary), Is.EqualTo(["", "All about admin.users."]));
    }

    [Test]
    public void A_group_of_which_no_method_is_selected_is_left_out()
    {
        var plan = Linked.Plan("users.profile.*", Linked.Group("users", "list"), Linked.Group("users.profile", "get"), Linked.Group("chat", "postMessage"));
        Assert.That(plan.Groups.Select(g => g.Name), Is.EqualTo(["users", "users.profile"]));
    }

    [Test]
    public void Two_files_may_share_a_group_and_the_users_summary_does_not_hide_the_built_in_one()
    {
        var plan = Linked.Plan("", Linked.Group("calls", "add"), ("mine.slack.yaml", Linked.Group("calls", "start").Text.Replace("All about", "More about")));
        Assert.Multiple(() =>
        {
            Assert.That(plan.Methods(), Is.EquivalentTo(["calls.add", "calls.start"]));
            Assert.That(plan.Groups.Single().Summary, Is.EqualTo("All about calls."));
        });
    }
}
