using System.Reflection;
using System.Text.RegularExpressions;
using SlackGen.Manifest.Model;

namespace SlackGen.Client.Tests.Conventions;

/// <summary>What holds for the facts of every method and for every type.</summary>
public sealed partial class SpecConventionTests
{
    // Sending one of these twice does something twice.
    private static readonly HashSet<string> Creating =
        [.. "add append copy create export invite me open post present push rotate schedule send share start upload".Split(' ')];

    private static readonly HashSet<string> Reading =
        [.. "connect count find get history identity info list lookup members query replies search test validate".Split(' ')];

    private static readonly Dictionary<string, string> CreatesOnlyOnce = new(StringComparer.Ordinal)
    {
        ["admin.apps.permissions.add"] = "A rule that is there already stays one rule.",
        ["admin.roles.addAssignments"] = "A role that somebody has already is not given again.",
        ["apps.manifest.export"] = "It only reads the manifest.",
        ["conversations.open"] = "The same people have the same direct message.",
        ["rtm.start"] = "It reads; the address that it makes up is of no use to anybody else.",
    };

    private static readonly Dictionary<string, string> ReadsOnlyOnce = new(StringComparer.Ordinal)
    {
        ["apps.auth.external.get"] = "It may refresh the token, and the one before is gone.",
        ["files.getUploadURLExternal"] = "Each call prepares another file.",
    };

    // Without a documented tier a method counts as tier 4.
    private static readonly string[] Untiered = ["blocks.validate"];

    // An app answers with a cursor of its own; nothing is paged for the caller.
    private static readonly string[] CursorsOfTheCaller = ["entity.presentComments"];

    [Test]
    public void What_creates_something_is_not_idempotent()
    {
        var wrong = Spec.Methods.Where(m => Creating.Contains(Verb(m)) && m.Idempotent).Select(m => m.Name);

        Assert.That(wrong, Is.EquivalentTo(CreatesOnlyOnce.Keys));
    }

    [Test]
    public void What_reads_is_idempotent()
    {
        var wrong = Spec.Methods.Where(m => Reading.Contains(Verb(m)) && !m.Idempotent).Select(m => m.Name);

        Assert.That(wrong, Is.EquivalentTo(ReadsOnlyOnce.Keys));
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
            foreach (var limit in method.Params.Where(p => p is { Name: "limit", Type.Kind: TypeKind.Int }))
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
    public void A_code_that_ends_in_not_found_is_of_that_category()
    {
        Assert.That(Codes().Where(c => NotFound().IsMatch(c.Code) && c.Category != "not_found"), Is.Empty);
    }

    [Test]
    public void A_code_that_tells_of_too_many_calls_is_of_that_category()
    {
        Assert.That(Codes().Where(c => TooManyCalls().IsMatch(c.Code) && c.Category != "rate_limit"), Is.Empty);
    }

    [Test]
    public void A_code_that_every_method_shares_is_of_the_same_category_where_a_method_lists_it()
    {
        var common = Spec.Common.Errors.ToDictionary(e => e.Code, e => e.Category, StringComparer.Ordinal);

        Assert.That(Codes().Where(c => common.TryGetValue(c.Code, out var category) && category != c.Category), Is.Empty);
    }

    [Test]
    public void A_code_is_of_the_same_category_in_every_method()
    {
        var mixed = Codes().GroupBy(c => c.Code).Where(g => g.Select(c => c.Category).Distinct().Count() > 1).Select(g => g.Key);

        Assert.That(mixed, Is.Empty);
    }

    private static IEnumerable<(string Method, string Code, string Category)> Codes() =>
        Spec.Methods.SelectMany(m => m.Errors.Select(e => (m.Name, e.Code, e.Category)));

    private static string Verb(Method method) => FirstWord().Match(method.Key).Value;

    [GeneratedRegex("^[a-z]+")]
    private static partial Regex FirstWord();

    [GeneratedRegex("(^|_)not_found$|^no_such_")]
    private static partial Regex NotFound();

    [GeneratedRegex("^rate_?limit|too_many_requests")]
    private static partial Regex TooManyCalls();
}
