using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Linking;

public sealed class SelectionTests
{
    private static readonly (string, string)[] Files =
    [
        Linked.Group("users", "list", "info"),
        Linked.Group("users.profile", "get"),
        Linked.Group("usergroups", "list"),
        Linked.Group("chat", "postMessage"),
    ];

    [TestCase("users.list", "users.list", true)]
    [TestCase("users.list", "users.listAll", false)]
    [TestCase("users.*", "users.list", true)]
    [TestCase("users.*", "users.profile.get", true)]
    [TestCase("users.*", "usergroups.list", false)]
    [TestCase("Users.*", "users.list", false)]
    [TestCase("users", "users.list", false)]
    [TestCase("*", "users.list", false)]
    public void A_pattern_is_a_name_or_a_prefix_that_ends_in_a_star(string pattern, string method, bool matches) =>
        Assert.That(Linker.Matches(pattern, method), Is.EqualTo(matches));

    [TestCase("", "chat.postMessage usergroups.list users.profile.get users.info users.list")]
    [TestCase("users.*", "users.profile.get users.info users.list")]
    [TestCase("users.info chat.*", "chat.postMessage users.info")]
    [TestCase("users.info users.*", "users.profile.get users.info users.list")]
    public void Only_what_the_patterns_mean_is_generated_and_all_without_patterns(string patterns, string methods) =>
        Assert.That(string.Join(' ', Linked.Plan(patterns, Files).Methods()), Is.EqualTo(methods));

    [Test]
    public void A_pattern_that_means_nothing_is_told()
    {
        var plan = Linked.Plan("users.* user.* chat.post", Files);
        Assert.That(plan.UnmatchedPatterns, Is.EqualTo(["user.*", "chat.post"]));
    }

    [Test]
    public void All_names_are_at_hand_for_suggestions_whatever_is_selected() => Assert.That(
        Linked.Plan("chat.*", Files).MethodNames,
        Is.EqualTo(["chat.postMessage", "usergroups.list", "users.info", "users.list", "users.profile.get"]));

    [Test]
    public void A_file_of_which_nothing_is_selected_has_no_plan() =>
        Assert.That(Linked.Plan("chat.*", Files).Files.Select(f => f.File), Is.EqualTo(["methods/chat.yaml"]));

    [Test]
    public void The_order_in_which_files_come_changes_nothing() =>
        Assert.That(Linked.Plan("", [.. Files.Reverse()]), Is.EqualTo(Linked.Plan("", Files)));
}
