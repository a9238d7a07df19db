namespace SlackGen.Testing.Tests;

public sealed class RecordingLimitTests
{
    [Test]
    public async Task The_newest_requests_are_kept_and_the_dropped_ones_counted()
    {
        await using var slack = await TestManifest.StartAsync(o => o.MaxRecorded = 3);
        using var caller = new Caller(slack);
        for (var i = 0; i < 5; i++)
        {
            await caller.PostFormAsync("zoo.rename", $"id={i}");
        }

        Assert.Multiple(() =>
        {
            Assert.That(slack.Requests.Select(r => (string?)r.Arguments["id"]), Is.EqualTo(new[] { "2", "3", "4" }));
            Assert.That(slack.DroppedRequests, Is.EqualTo(2));
        });
        slack.ClearRequests();
        Assert.That((slack.Requests.Count, slack.DroppedRequests), Is.EqualTo((0, 0L)));
    }

    [Test]
    public async Task The_newest_uploads_are_kept_and_the_dropped_ones_counted()
    {
        await using var slack = await TestManifest.StartAsync(o => o.MaxRecorded = 1);
        using var http = new HttpClient { BaseAddress = slack.UploadAddress };
        foreach (var id in new[] { "F1", "F2" })
        {
            using var response = await http.PostAsync(id, new ByteArrayContent([1]));
        }

        Assert.That((slack.Uploads.Single().FileId, slack.DroppedUploads), Is.EqualTo(("F2", 1L)));
    }

    [Test]
    public async Task Ten_thousand_are_kept_unless_said_otherwise()
    {
        var kept = 0;
        await using var slack = await TestManifest.StartAsync(o => kept = o.MaxRecorded);
        Assert.That(kept, Is.EqualTo(10_000));
    }

    [Test]
    public void None_at_all_is_a_mistake() =>
        Assert.That(() => TestManifest.StartAsync(o => o.MaxRecorded = 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
