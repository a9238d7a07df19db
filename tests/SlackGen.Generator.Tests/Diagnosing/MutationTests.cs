using Microsoft.CodeAnalysis;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Diagnosing;

/// <summary>
/// A manifest in which something is changed at random either has a mistake that is reported, or makes code that compiles. Nothing else may come out,
/// whatever is typed. The seed is fixed; SLACKGEN_MUTATIONS asks for more than the few that every run makes.
/// </summary>
[Category("Slow")]
public class MutationTests
{
    private const string Yaml = """
        group: demo
        summary: Things to try.
        methods:
          list:
            summary: Lists things.
            tier: special
            rate: { permits: 1, per: 1s, by: channel }
            scopes: { bot: [a:read, b:read], user: [a:read] }
            http: GET
            params:
              channel: { type: string, required: true, summary: Which., example: C1, max_length: 9 }
              cursor: { type: string, summary: Where. }
              limit: { type: int, summary: How many., default: 100, maximum: 999 }
            returns:
              found: { type: found, required: true, summary: What. }
              next: { type: string }
            paging: { items: found.matches, cursor: next }
            errors:
              not_found: It is not there.
              too_many: { category: rate_limit, summary: Too many. }
            warnings: { stale: It is old. }
          store:
            summary: Stores.
            body: json
            no_token: true
            idempotent: true
            deprecated: { use: demo.list, summary: Old. }
            params:
              block: { type: block, summary: Which. }
              mode: { type: csv<mode>, summary: How. }
              rows: { type: list<list<map<thing>>>, summary: Rows. }
            one_of: [[block, mode]]
            returns:
              mode: { type: mode, required: true }
              when: { type: unix_time, required: true }
          upload:
            summary: Uploads.
            body: multipart
            params:
              file: { type: binary, required: true, summary: What. }
        types:
          found: { summary: A page., fields: { matches: { type: list<thing> }, text: { type: plain } } }
          thing: { summary: A thing., fields: { id: { type: string, required: true }, part: { type: thing } } }
          plain: { summary: Text., from_string: text, fields: { text: { type: string, required: true }, bold: { type: bool } } }
          mode: { summary: How., enum: { fast: Quickly., slow: { name: unhurried, summary: Slowly. } } }
          block: { summary: A block., union: type, of: { section: section_block, line: line_block } }
          section_block: { summary: A section., fields: { text: { type: plain, required: true } } }
          line_block: { summary: A line., fields: {} }
        """;

    private const string Characters = "{}[]:,<>'\"&*#-?|!%@`~ \n_.0A\u2028";

    private static readonly string[] Words = Yaml.Split([' ', '\n', ':', ',', '{', '}', '[', ']', '<', '>', '.'], StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();

    [Test]
    public void Report_a_mistake_or_compile()
    {
        var random = new Random(20261121);
        var count = int.Parse(Environment.GetEnvironmentVariable("SLACKGEN_MUTATIONS") ?? "300", System.Globalization.CultureInfo.InvariantCulture);
        var compiled = 0;
        for (var i = 0; i < count; i++)
        {
            var yaml = Yaml;
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                yaml = Change(yaml, random);
            }

            compiled += ReportsMistake(yaml) ? 0 : 1;
        }

        Assert.That(compiled, Is.InRange(count / 10, count * 9 / 10), "of the changed manifests, too few or too many have no mistake for the test to mean much");
    }

    [Test]
    public void Begin_with_a_manifest_that_has_no_mistake() => Assert.That(ReportsMistake(Yaml), Is.False);

    private static bool ReportsMistake(string yaml)
    {
        var project = BotProject.Of(BotProject.Client, ManifestText.Users(BotProject.Directory + "demo.slack.yaml", yaml));
        try
        {
            var generation = Generation.Uncompiled(project);
            if (generation.Diagnostics.Any(d => d.DefaultSeverity == DiagnosticSeverity.Error))
            {
                return true;
            }

            Compiler.AssertClean(generation.Output);
            return false;
        }
        catch (AssertionException)
        {
            TestContext.Out.WriteLine("This manifest does neither:\n" + yaml);
            throw;
        }
    }

    private static string Change(string yaml, Random random)
    {
        var lines = yaml.Split('\n').ToList();
        var line = random.Next(lines.Count);
        var at = random.Next(yaml.Length);
        var word = Words[random.Next(Words.Length)];
        var other = Words[random.Next(Words.Length)];
        switch (random.Next(7))
        {
            case 0:
                lines.RemoveAt(line);
                return string.Join('\n', lines);
            case 1:
                lines.Insert(random.Next(lines.Count), lines[line]);
                return string.Join('\n', lines);
            case 2:
                lines[line] = lines[line].Replace(word, other, StringComparison.Ordinal);
                return string.Join('\n', lines);
            case 3:
                return yaml.Replace(word, other, StringComparison.Ordinal);
            case 4:
                return yaml.Remove(at, 1);
            case 5:
                return yaml.Insert(at, Characters[random.Next(Characters.Length)].ToString());
            default:
                var end = Math.Min(yaml.Length, at + random.Next(40));
                return yaml.Insert(random.Next(yaml.Length), yaml[at..end]);
        }
    }
}
