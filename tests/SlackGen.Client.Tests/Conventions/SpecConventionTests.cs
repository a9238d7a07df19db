using System.Reflection;
using System.Text.RegularExpressions;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Client.Tests.Conventions;

/// <summary>Conventions of the facts of every method, and of every type.</summary>
public sealed partial class SpecConventionTests
{
    // A verb that posts, sends, runs, or makes something under a new ID: sending it twice does something twice.
    private static readonly HashSet<string> Creating =
        [.. "add append copy create export invite me open post present push rotate schedule send share start upload".Split(' ')];

    private static readonly Dictionary<string, string[]> SafeAllTheSame = new(StringComparer.Ordinal)
    {
        ["What is a member of a set already is not added again, and no one is told twice."] =
        [
            "admin.apps.permissions.add", "admin.conversations.invite", "admin.conversations.restrictAccess.addGroup",
            "admin.roles.addAssignments", "admin.usergroups.addChannels", "admin.usergroups.addTeams", "admin.workflows.collaborators.add",
            "calls.participants.add", "conversations.invite", "files.remote.add", "functions.distributions.permissions.add", "pins.add",
            "reactions.add", "stars.add", "workflows.featured.add", "workflows.triggers.permissions.add",
        ],
        ["The same people have the same conversation, and a second URL replaces an unused one."] =
        [
            "apps.connections.open", "conversations.open",
        ],
        ["It only reads."] =
        [
            "apps.manifest.export",
        ],
        ["It reads; a second URL replaces an unused one."] =
        [
            "rtm.start",
        ],
    };

    private static readonly Dictionary<string, string[]> UnsafeAllTheSame = new(StringComparer.Ordinal)
    {
        ["The decision is made once and sets something going, such as an invitation."] =
        [
            "admin.apps.approve", "conversations.acceptSharedInvite", "conversations.requestSharedInvite.approve",
        ],
        ["Each call starts a job."] =
        [
            "admin.conversations.bulkArchive", "admin.conversations.bulkDelete", "admin.conversations.bulkMove",
            "admin.conversations.bulkSetExcludeFromSlackAi", "admin.conversations.bulkSetProperties",
        ],
        ["Slack does not document what a repeat does."] =
        [
            "admin.conversations.linkObjects", "admin.conversations.unlinkObjects",
        ],
        ["A change such as an insertion is made again."] =
        [
            "canvases.edit",
        ],
        ["The work ends once, with a message that users see."] =
        [
            "chat.stopStream", "entity.acknowledgeCommentAction", "files.completeUploadExternal",
        ],
        ["A code or token is exchanged once; a repeat loses what the first response carried."] =
        [
            "oauth.access", "oauth.v2.access", "oauth.v2.exchange", "oauth.v2.user.access", "openid.connect.token",
        ],
    };

    private static readonly Dictionary<string, string> RepeatedInPlaces = new(StringComparer.Ordinal)
    {
        ["unknown_method"] = "Where the method can be switched off for a while, Slack responds with this code meanwhile.",
        ["failed_to_send_invite"] = "An approval has happened all the same; an invitation has not.",
        ["failed_to_update_user_ids"] = "The response of canvases.access.set lists who was left out.",
        ["invite_not_found"] = "conversations.inviteShared makes the invitation and cannot find it again.",
    };

    // Without a documented tier a method counts as tier 4.
    private static readonly string[] Untiered =
    [
        "agents.conversations.archive", "agents.conversations.create", "agents.conversations.getCanvas", "agents.conversations.listViews",
        "agents.conversations.removeView", "agents.conversations.setCanvasContent", "agents.conversations.setCommands", "agents.conversations.setProperties",
        "agents.conversations.setView", "blocks.validate",
    ];

    // The cursor of these methods is the app's own, so the client does not page them.
    private static readonly string[] CursorsOfTheCaller = ["entity.presentComments"];

    [Test]
    public void What_creates_something_is_not_idempotent()
    {
        var safe = Spec.Methods.Where(m => Creating.Contains(Verb(m)) && m.Idempotent).Select(m => m.Name);

        Assert.That(safe, Is.EquivalentTo(SafeAllTheSame.Values.SelectMany(names => names)));
    }

    [Test]
    public void What_reads_sets_or_removes_is_idempotent()
    {
        var harmful = Spec.Methods.Where(m => !Creating.Contains(Verb(m)) && !m.Idempotent).Select(m => m.Name);

        Assert.That(harmful, Is.EquivalentTo(UnsafeAllTheSame.Values.SelectMany(names => names)));
    }

    [Test]
    public void A_method_with_a_cursor_is_paged()
    {
        var unpaged = Spec.Methods.Where(m => m.Paging is null && m.Params.Any(p => p.Name == "cursor")).Select(m => m.Name);

        Assert.That(unpaged, Is.EquivalentTo(CursorsOfTheCaller));
    }

    [Test]
    public void A_page_has_two_hundred_items_or_as_many_as_Slack_allows()
    {
        var wrong = new List<string>();
        foreach (var method in Spec.Methods.Where(m => m.Paging is not null))
        {
            var sizes = method.Params.Where(p => p is { Name: "limit" or "count", Type.Scalar: ScalarKind.Int }).ToLookup(p => p.Name);
            foreach (var limit in sizes.Contains("limit") ? sizes["limit"] : sizes["count"])
            {
                var request = GeneratedCode.Request(method, []);
                request.GetType().GetMethod("BeginPaging", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(request, []);
                if (!Equals(request.GetType().GetProperty(limit.Property)!.GetValue(request), Math.Min(limit.Bounds.Maximum ?? 200, 200)))
                {
                    wrong.Add(method.Name);
                }
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void A_default_lies_within_the_bounds()
    {
        var wrong =
            from method in Spec.Methods
            from param in method.Params
            where long.TryParse(param.Default, out var standard) && (standard < param.Bounds.Minimum || standard > param.Bounds.Maximum)
            select $"{method.Name}({param.Name})";

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void A_method_has_a_tier()
    {
        Assert.That(Spec.Methods.Where(m => m.Tier is null).Select(m => m.Name), Is.EquivalentTo(Untiered));
    }

    [Test]
    public void No_two_types_have_the_same_fields()
    {
        var discriminators = Spec.Types.Values
            .SelectMany(u => u.Members.Select(m => (m.Type, Field: $"{u.Discriminator} = {m.Value}")))
            .ToLookup(m => m.Type, m => m.Field, StringComparer.Ordinal);
        var doubles = Spec.Types.Values
            .Where(t => t.Kind == NamedTypeKind.Object)
            .GroupBy(t => string.Join(", ", t.Fields.Select(f => $"{f.Name}: {f.Type}").Concat(discriminators[t.Name]).Distinct().Order(StringComparer.Ordinal)))
            .Where(g => g.Count() > 1)
            .Select(g => string.Join(" = ", g.Select(t => t.Name)));

        Assert.That(doubles, Is.Empty);
    }

    [Test]
    public void A_type_is_reached_from_a_method()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(Spec.Methods.SelectMany(m => m.References));
        while (open.TryDequeue(out var name))
        {
            if (reached.Add(name))
            {
                foreach (var reference in Spec.Types[name].References)
                {
                    open.Enqueue(reference);
                }
            }
        }

        Assert.That(Spec.Types.Keys.Except(reached), Is.Empty);
    }

    [Test]
    public void A_code_that_tells_of_too_many_calls_is_of_that_category()
    {
        Assert.That(Codes().Where(c => TooManyCalls().IsMatch(c.Code) && c.Category != ErrorCategory.RateLimit), Is.Empty);
    }

    [Test]
    public void A_code_that_is_repeated_in_one_method_is_not_the_callers_fault_in_another()
    {
        var mixed = Codes()
            .GroupBy(c => c.Code)
            .Where(g => g.Select(c => c.Category is ErrorCategory.Transient or ErrorCategory.Server).Distinct().Count() > 1)
            .Select(g => g.Key);

        Assert.That(mixed, Is.EquivalentTo(RepeatedInPlaces.Keys));
    }

    [Test]
    public void Work_that_is_done_in_part_is_not_repeated()
    {
        var partial = Codes().Where(c => c.Code.StartsWith("failed_for_some_", StringComparison.Ordinal)).ToList();

        Assert.That(partial, Is.Not.Empty.And.All.Matches<(string, string, ErrorCategory Category)>(c => c.Category == ErrorCategory.Partial));
    }

    private static IEnumerable<(string Method, string Code, ErrorCategory Category)> Codes() =>
        Spec.Methods.SelectMany(m => m.Errors.Select(e => (m.Name, e.Code, e.Category)));

    private static string Verb(Method method) => FirstWord().Match(method.Key).Value;

    [GeneratedRegex("^[a-z]+")]
    private static partial Regex FirstWord();

    [GeneratedRegex("^rate_?limit|too_many_requests")]
    private static partial Regex TooManyCalls();
}
