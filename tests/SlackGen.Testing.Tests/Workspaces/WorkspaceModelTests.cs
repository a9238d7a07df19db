using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>Random acts against the workspace agree with a model that holds members, messages, reactions and pins in plain collections.</summary>
[Category("Slow")]
public sealed class WorkspaceModelTests
{
    private const int Runs = 200;
    private const int LongestRun = 80;

    [Test]
    public void Random_acts_keep_memberships_threads_counts_and_pages() => Property.Holds(
        Property.Of(random => Enumerable.Range(0, random.Next(1, LongestRun)).Select(_ => WorkspaceAct.Create(random)).ToArray(), Property.Shorter),
        Run,
        Runs);

    [Test]
    public void The_acts_reach_every_kind_of_outcome()
    {
        var seen = new HashSet<string>();
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var model = new WorkspaceModel();
            for (var i = 0; i < LongestRun; i++)
            {
                seen.Add(model.Perform(WorkspaceAct.Create(random)));
            }
        }

        Assert.That(seen, Is.SupersetOf(new[]
        {
            "ok", "is_archived", "not_in_channel", "already_in_channel", "cant_invite_self", "cant_kick_self", "already_archived", "not_archived",
            "message_not_found", "cant_update_message", "cant_delete_message", "already_reacted", "no_reaction", "already_pinned",
        }));
    }

    private static void Run(WorkspaceAct[] acts)
    {
        var model = new WorkspaceModel();
        foreach (var act in acts)
        {
            model.Perform(act);
        }

        model.Verify();
    }
}
