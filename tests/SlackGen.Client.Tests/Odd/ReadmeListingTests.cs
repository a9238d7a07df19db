namespace SlackGen.Client.Tests.Odd;

/// <summary>The listing of the README that is resumed after an interruption.</summary>
public sealed class ReadmeListingTests : FakeSlackTests
{
    private readonly List<string?> saved = [];
    private int failAfter;

    [Test]
    public async Task A_listing_that_was_interrupted_goes_on_where_it_was()
    {
        Fake.On("users.list").Page(Enumerable.Range(1, 401).Select(i => new { id = $"U{i}" }), pageSize: 200);
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Directory.CreateTempSubdirectory("slackgen-listing").FullName;
        try
        {
            failAfter = 1;
            Assert.That(ListAsync, Throws.TypeOf<IOException>());
            failAfter = int.MaxValue;
            await ListAsync();

            using (Assert.EnterMultipleScope())
            {
                Assert.That(saved.Distinct().Count(), Is.EqualTo(401));
                Assert.That(Fake.RequestsTo("users.list"), Has.Count.EqualTo(4), "two pages before the interruption, of which one was not safe, and two after it");
                Assert.That(File.ReadAllText("cursor.txt"), Is.Empty);
            }
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [Test]
    public void The_readme_shows_the_listing_that_is_tested_here()
    {
        var source = File.ReadAllLines(Path.Combine(Spec.Repository, "tests/SlackGen.Client.Tests/Odd/ReadmeListingTests.cs"));
        var quoted = source.SkipWhile(l => l.Trim() != "// <readme>").Skip(1).TakeWhile(l => l.Trim() != "// </readme>").Select(l => l.Length > 8 ? l[8..] : "");

        Assert.That(File.ReadAllText(Path.Combine(Spec.Repository, "README.md")), Does.Contain("```csharp\n" + string.Join('\n', quoted) + "\n```"));
    }

    private async Task ListAsync()
    {
        var slack = Slack;

        // <readme>
        string? cursor = File.Exists("cursor.txt") ? File.ReadAllText("cursor.txt") : null;
        await foreach (var page in slack.Users.ListPagesAsync(new() { Cursor = cursor, Limit = 200 }))
        {
            await SaveAsync(page.Members);
            File.WriteAllText("cursor.txt", page.NextCursor);             // only when the page is safe; empty after the last one
        }
        // </readme>
    }

    private Task SaveAsync(IReadOnlyList<User>? members)
    {
        if (failAfter-- == 0)
        {
            throw new IOException("The disk is full.");
        }

        saved.AddRange((members ?? []).Select(m => m.Id));
        return Task.CompletedTask;
    }
}
