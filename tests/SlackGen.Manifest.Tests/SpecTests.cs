using SlackGen.Manifest.Model;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests;

/// <summary>The manifest that ships with the package.</summary>
public sealed class SpecTests
{
    [Test]
    public void The_specification_has_no_mistake_in_a_file_or_between_files() => Assert.That(Found.In(Repository.SpecFiles()), Is.Empty);

    [Test]
    public void Every_group_is_a_file_of_its_name() => Assert.That(
        Repository.SpecFiles().Where(f => f.Key.StartsWith("methods/", StringComparison.Ordinal) && f.Key != $"methods/{Good.File(f.Text).Group}.yaml"),
        Is.Empty);

    [Test]
    public void Tiers_one_to_four_have_a_budget() => Assert.That(
        Good.File(Repository.SpecFiles().Single(f => f.Key == "common.yaml").Text).Common!.Tiers.Select(t => (int)t.Tier),
        Is.EqualTo([1, 2, 3, 4]));

    [Test]
    public void Methods_and_shared_types_mention_no_type_of_events_and_interactions()
    {
        var files = Repository.SpecFiles().Select(f => (Folder: f.Key.Split('/')[0], Model: Good.File(f.Text))).ToLookup(f => f.Folder is "events" or "interactions", f => f.Model);
        var names = files[true].SelectMany(f => f.Types).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        var mentioned = files[false].SelectMany(f => f.Methods.SelectMany(m => m.References).Concat(f.Types.SelectMany(t => t.References)));

        Assert.Multiple(() =>
        {
            Assert.That(names, Has.Count.GreaterThan(150));
            Assert.That(mentioned.Where(names.Contains), Is.Empty, "a project without files of its own reads neither");
        });
    }

    [Test]
    public void The_events_that_say_nothing_about_scopes_are_those_of_which_nothing_is_documented() => Assert.That(
        Repository.SpecFiles().SelectMany(f => Good.File(f.Text).Types).Select(t => t.Event).OfType<EventFacts>()
            .Where(e => e is { Subtype: null, Scopes: null, Subscriptions.Count: 0 }).Select(e => e.Type),
        Is.EquivalentTo(new[]
        {
            "code_channel_action", "user_connection_status_requested", "user_resource_denied", "user_resource_granted", "user_resource_removed",
            "workflow_deleted", "workflow_published", "workflow_step_deleted", "workflow_step_execute", "workflow_unpublished",
        }));

    [Test]
    public void A_scope_that_no_method_and_no_event_names_requires_another_one_or_has_unseen_uses()
    {
        var files = Repository.SpecFiles().Select(f => Good.File(f.Text)).ToList();
        var named = files.SelectMany(f => f.Methods).SelectMany(m => m.Scopes).SelectMany(s => s.Names)
            .Concat(files.SelectMany(f => f.Types).Select(t => t.Event).OfType<EventFacts>().SelectMany(e => e.AllScopes))
            .ToHashSet(StringComparer.Ordinal);
        var scopes = files.SelectMany(f => f.Types).Single(t => t.Name == "oauth_scope").Values;

        Assert.That(named.Except(scopes.Select(s => s.Value)), Is.Empty);
        Assert.That(scopes.Where(s => !named.Contains(s.Value) && !s.IsUnseen && s.Requires.Count == 0).Select(s => s.Value), Is.Empty);
    }

    [Test]
    public void The_scopes_of_arguments_and_objects_are_scopes()
    {
        var files = Repository.SpecFiles().Select(f => Good.File(f.Text)).ToList();
        var needed = files.SelectMany(f => f.Methods).SelectMany(m => m.Params).SelectMany(p => p.Scopes).Concat(files.SelectMany(f => f.Types).SelectMany(t => t.Scopes)).ToList();

        Assert.That(needed, Is.Not.Empty);
        Assert.That(needed.SelectMany(s => s.Names).Except(files.SelectMany(f => f.Types).Single(t => t.Name == "oauth_scope").Values.Select(v => v.Value)), Is.Empty);
    }

    [TestCase("channel_archive", "channels:read")]
    [TestCase("channel_unarchive", "channels:read")]
    [TestCase("group_archive", "groups:read")]
    [TestCase("group_unarchive", "groups:read")]
    [TestCase("app_home_opened", "")]
    public void Events_require_the_documented_scopes(string type, string scopes)
    {
        var facts = Repository.SpecFiles().SelectMany(f => Good.File(f.Text).Types).Select(t => t.Event).OfType<EventFacts>().Single(e => e.Type == type && e.Subtype is null);

        Assert.That(string.Join(' ', facts.Scopes!.Value), Is.EqualTo(scopes));
    }

    [Test]
    public void Every_event_requires_scopes_that_look_like_scopes()
    {
        var events = Repository.SpecFiles().SelectMany(f => Good.File(f.Text).Types).Select(t => t.Event).OfType<EventFacts>().ToList();

        Assert.Multiple(() =>
        {
            Assert.That(events.Select(e => (e.Type, e.Subtype)), Is.Unique);
            Assert.That(events.SelectMany(e => e.AllScopes).Where(s => !s.Contains(':', StringComparison.Ordinal)), Is.Empty);
        });
    }
}
