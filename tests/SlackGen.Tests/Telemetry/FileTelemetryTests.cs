using SlackGen.Tests.Support;

namespace SlackGen.Tests.Telemetry;

/// <summary>The bytes of a file are measured as those of other responses.</summary>
[NonParallelizable]
public sealed class FileTelemetryTests
{
    private static readonly SlackMethod Method = new("files.measured") { Tier = 4, Response = SlackResponseKind.File };

    [Test]
    public async Task The_bytes_of_a_file_are_counted_as_far_as_they_are_read()
    {
        using var recorder = new TelemetryRecorder();
        var call = new Call([(_, _) => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(new byte[1000]) })]);
        using var file = await call.Connection.CallAsync<FileResponse>(Method, null, default);
        Assert.That(Received(recorder), Is.Zero);

        await file.Content.ReadExactlyAsync(new byte[300]);
        Assert.That(Received(recorder), Is.EqualTo(300));

        await file.Content.CopyToAsync(Stream.Null);
        Assert.That(Received(recorder), Is.EqualTo(1000));
    }

    private static double Received(TelemetryRecorder recorder) =>
        recorder.Of("slackgen.received").Where(m => m.Tags.StartsWith("slack.method=files.measured ", StringComparison.Ordinal)).Sum(m => m.Value);

    private sealed class FileResponse : SlackFileResponse;
}
