using System.Text;
using SlackGen.Tests.Json;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Http;

/// <summary>A file takes as long as it takes, but it must get on.</summary>
public sealed class FileBodyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ManualTimeProvider clock = new();
    private readonly TaskCompletionSource hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Test]
    public async Task A_file_that_stops_arriving_is_given_up_and_says_so()
    {
        using var file = await OpenAsync(Bytes("{}\n"), Hang);
        await file.Content.ReadExactlyAsync(new byte[3]);
        var reading = file.Content.ReadAsync(new byte[1]).AsTask();
        clock.Advance(Patience - TimeSpan.FromMilliseconds(1));
        Assert.That(reading.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(() => reading, Throws.TypeOf<SlackException>()
            .With.Message.EqualTo("The file of admin.analytics.getFile stopped arriving: no byte came for 5 s.").And.Property("Method").EqualTo("admin.analytics.getFile"));
    }

    [Test]
    public async Task A_file_that_gets_on_may_take_longer_than_an_attempt()
    {
        var steps = Enumerable.Range(0, 10).Select(i => (Func<CancellationToken, ValueTask<byte[]>>)(_ =>
        {
            clock.Advance(Patience * 0.9);
            return new([(byte)i]);
        }));
        using var file = await OpenAsync([.. steps, Bytes("")]);
        using var copy = new MemoryStream();
        await file.Content.CopyToAsync(copy);
        Assert.That((copy.Length, clock.Elapsed), Is.EqualTo((10, Patience * 9)));
    }

    [Test]
    public async Task A_file_that_is_read_slowly_is_not_given_up()
    {
        using var file = await OpenAsync(Bytes("a"), Bytes("b"), Bytes(""));
        await file.Content.ReadExactlyAsync(new byte[1]);
        clock.Advance(Patience * 100);
        Assert.That(await file.Content.ReadAsync(new byte[1]), Is.EqualTo(1));
    }

    [Test]
    public async Task A_synchronous_reader_is_not_left_hanging_either()
    {
        using var file = await OpenAsync(Hang);
        var reading = Task.Run(() => file.Content.ReadByte());
        await hanging.Task.WaitAsync(Patience);
        clock.Advance(Patience);
        Assert.That(() => reading, Throws.TypeOf<SlackException>());
    }

    [Test]
    public async Task A_reader_that_gives_up_itself_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        using var file = await OpenAsync(Hang);
        var reading = file.Content.ReadAsync(new byte[1], cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        Assert.That(() => reading, Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancellation.Token));
    }

    [Test]
    public async Task A_connection_that_breaks_is_a_SlackException()
    {
        using var file = await OpenAsync(Bytes("{}"), _ => throw new IOException("reset"));
        Assert.That(() => file.Content.CopyToAsync(Stream.Null), Throws.TypeOf<SlackException>().With.Message.EqualTo("The file of admin.analytics.getFile broke off: reset."));
    }

    [Test]
    public async Task Lines_say_where_the_file_stopped()
    {
        using var file = await OpenAsync(Bytes("{\"name\":\"a\"}\n{\"na"), Hang);
        var names = new List<string?>();
        var reading = Task.Run(async () =>
        {
            await foreach (var item in file.ReadItemsAsync())
            {
                names.Add(item.Name);
            }
        });
        await hanging.Task.WaitAsync(Patience);
        clock.Advance(Patience);
        Assert.That(() => reading, Throws.TypeOf<SlackException>().With.Message.StartsWith("The file cannot be read from line 2 on: The file of admin.analytics.getFile stopped"));
    }

    [TestCase("{\"name\":\"a\"}\n{\"name\":\"b\"}\n")]
    [TestCase("{\"name\":\"a\"}\r\n\r\n \t\n{\"name\":\"b\"}")]
    [TestCase("\uFEFF{\"name\":\"a\"}\n{\"name\":\"b\"}")]
    public async Task Lines_are_read_however_they_arrive(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var size = 1; size <= bytes.Length; size++)
        {
            using var file = await OpenAsync([.. bytes.Chunk(size).Select(c => (Func<CancellationToken, ValueTask<byte[]>>)(_ => new(c))), Bytes("")]);
            Assert.That(await NamesAsync(file), Is.EqualTo(new[] { "a", "b" }), $"{size} bytes at a time");
        }
    }

    [Test]
    public async Task A_line_of_any_allowed_length_is_read_and_a_longer_one_is_refused()
    {
        var text = new string('x', 100_000);
        var line = Encoding.UTF8.GetBytes($"{{\"name\":\"{text}\"}}");
        foreach (var end in (string[])["\n", "\n{}\n", ""])
        {
            byte[] bytes = [.. "{\"name\":\"a\"}\n"u8, .. line, .. Encoding.UTF8.GetBytes(end)];
            using var file = await OpenAsync(o => o.MaxResponseBytes = line.Length, [.. Chunks(bytes), Bytes("")]);
            Assert.That((await NamesAsync(file))[1], Is.EqualTo(text));
            using var longer = await OpenAsync(o => o.MaxResponseBytes = line.Length - 1, [.. Chunks(bytes), Bytes("")]);
            Assert.That(() => NamesAsync(longer), Throws.TypeOf<SlackException>().With.Message.EqualTo(
                $"The file cannot be read from line 2 on: the line is longer than the {line.Length - 1} bytes that MaxResponseBytes allows"));
        }
    }

    [Test]
    public async Task A_line_is_decoded_as_the_options_say()
    {
        using var kept = await OpenAsync(o => o.KeepUnrecognized = true, Bytes("{\"new\":1}"), Bytes(""));
        await foreach (var item in kept.ReadItemsAsync())
        {
            Assert.That(item.Unrecognized!.Keys, Is.EqualTo(new[] { "new" }));
        }

        using var bounded = await OpenAsync(o => o.MaxJsonObjects = 2, Bytes("{\"tags\":[]}\n{\"tags\":[{}]}"), Bytes(""));
        Assert.That(() => NamesAsync(bounded), Throws.TypeOf<SlackException>().With.Message.StartsWith("Line 2 of the file cannot be read").And.Message.Contains("MaxJsonObjects"));
    }

    private static IEnumerable<Func<CancellationToken, ValueTask<byte[]>>> Chunks(byte[] bytes) =>
        bytes.Chunk(1000).Select(c => (Func<CancellationToken, ValueTask<byte[]>>)(_ => new(c)));

    private static async Task<List<string?>> NamesAsync(ItemsResponse file)
    {
        var names = new List<string?>();
        await foreach (var item in file.ReadItemsAsync())
        {
            names.Add(item.Name);
        }

        return names;
    }

    private Task<ItemsResponse> OpenAsync(params Func<CancellationToken, ValueTask<byte[]>>[] steps) => OpenAsync(_ => { }, steps);

    private Task<ItemsResponse> OpenAsync(Action<SlackClientOptions> configure, params Func<CancellationToken, ValueTask<byte[]>>[] steps)
    {
        var call = new Call(
            [
                (_, _) =>
                {
                    var content = new StreamContent(new ScriptedStream(steps));
                    content.Headers.TryAddWithoutValidation("Content-Type", "application/x-ndjson");
                    return Task.FromResult(new HttpResponseMessage { Content = content });
                },
            ],
            o =>
            {
                o.AttemptTimeout = Patience;
                configure(o);
            },
            clock);
        var method = new SlackMethod("admin.analytics.getFile") { Response = SlackResponseKind.File };
        return call.Connection.CallAsync<ItemsResponse>(method, null, default);
    }

    private static Func<CancellationToken, ValueTask<byte[]>> Bytes(string text) => _ => new(Encoding.UTF8.GetBytes(text));

    private async ValueTask<byte[]> Hang(CancellationToken cancellationToken)
    {
        hanging.SetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return [];
    }

    private sealed class ItemsResponse : SlackFileResponse
    {
        public IAsyncEnumerable<Item> ReadItemsAsync(CancellationToken cancellationToken = default) => ReadLinesAsync<Item, ObjectCodec<Item>>(cancellationToken);
    }
}
