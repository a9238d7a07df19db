namespace SlackGen.Testing.Tests;

public sealed class ManifestTests
{
    [Test]
    public void Every_error_is_told_with_its_place()
    {
        var thrown = Assert.ThrowsAsync<ManifestException>(() => FakeSlack.StartAsync(o =>
        {
            o.UseBuiltInManifest = false;
            o.AddManifest(
                """
                group: zoo
                summary: Animals.
                methods:
                  list:
                    summary: Lists.
                    params: { a: { type: anmal, summary: Which. } }
                  add:
                    summary: Adds.
                    tier: 5
                types:
                  animal: { summary: An animal., fields: {} }
                """,
                "zoo.slack.yaml");
        }));
        Assert.That(thrown.Diagnostics, Is.EquivalentTo(new[]
        {
            "zoo.slack.yaml(6,26): error SLACKGEN111: There is no type 'anmal'. Did you mean 'animal'?",
            "zoo.slack.yaml(9,11): error SLACKGEN107: A tier is 1, 2, 3, 4 or special, not '5'.",
        }));
        Assert.That(thrown.Message, Does.Contain("zoo.slack.yaml(6,26)"));
    }

    [Test]
    public async Task A_users_manifest_replaces_what_is_built_in_and_leaves_the_rest()
    {
        var builtIn = ManifestSamples.BuiltIn.Methods;
        await using var slack = await FakeSlack.StartAsync(o => o.AddManifest("""
            group: api
            summary: Tests.
            methods:
              test:
                summary: Is not what it was.
                no_token: true
                params: { word: { type: string, required: true, summary: Any. } }
              testTwice:
                summary: Is new.
                no_token: true
            """));
        using var caller = new Caller(slack);
        Assert.Multiple(async () =>
        {
            Assert.That(slack.Samples.Methods, Is.EquivalentTo(builtIn.Append("api.testTwice")));
            Assert.That((await caller.PostFormAsync("api.test", "word=x")).Error(), Is.Null);
            Assert.That((await caller.PostFormAsync("api.test", "")).Error(), Is.EqualTo("invalid_arguments"));
        });
    }

    [Test]
    public async Task A_manifest_is_read_from_disk()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "disk.slack.yaml");
        await File.WriteAllTextAsync(path, "group: disk\nsummary: Disks.\nmethods: { spin: { summary: Spins. } }\n");
        await using var slack = await FakeSlack.StartAsync(o =>
        {
            o.UseBuiltInManifest = false;
            o.AddManifestFile(path);
        });
        Assert.That(slack.Samples.Methods, Is.EqualTo(new[] { "disk.spin" }));
    }
}
