using System.IO.Compression;
using System.Text;
using SlackGen.Tests.Json;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Http;

/// <summary>A response that is made to cost memory or time costs little of either.</summary>
public sealed class HostileResponseTests
{
    [Test]
    public void A_repeated_name_costs_as_much_as_its_bytes([Values("warning", "warnings", "errors", "error", "needed", "response_metadata", "ok", "new")] string name, [Values] bool keep)
    {
        var options = new DecodeOptions(Keep: keep);
        var (small, large) = (Repeated(name, 2_000), Repeated(name, 20_000));
        Allocated(small, options);
        var (once, tenfold) = (Allocated(small, options), Allocated(large, options));
        Assert.That(tenfold, Is.LessThan((once * 15) + 100_000), $"{once} bytes for {small.Length}");
    }

    [Test]
    public void Of_a_warning_that_comes_twice_the_last_counts()
    {
        var response = new SlackRawResponse();
        ResponseDecoder.Decode(response, """{"ok":true,"warning":"a","warning":"b,c","response_metadata":{"warnings":["a","c"],"warnings":["c","d"]}}"""u8, DecodeOptions.Default);
        Assert.That(response.Warnings, Is.EqualTo(new[] { "b", "c", "d" }));
    }

    [TestCase("gzip, gzip, gzip", 3)]
    [TestCase("identity, gzip, br", 3)]
    public void More_than_two_encodings_are_refused_before_anything_is_unpacked(string encodings, int count)
    {
        var exception = Assert.CatchAsync<SlackException>(() => new Call([Packed(encodings, [1, 2, 3])]).SendAsync(Call.Post));
        Assert.That(exception!.Message, Does.Contain($"compressed {count} times, where 2 are allowed"));
    }

    [Test]
    public void Eight_thousand_encodings_are_refused_at_once()
    {
        var encodings = string.Join(", ", Enumerable.Repeat("gzip", 8000));
        Assert.CatchAsync<SlackException>(() => new Call([Packed(encodings, Gzip("{\"ok\":true}"u8.ToArray()))]).SendAsync(Call.Post));
    }

    [Test]
    [Category("Slow")]
    public void Sixteen_MiB_are_read_by_default_and_no_more()
    {
        const int Limit = 16 * 1024 * 1024;
        Assert.That(new SlackClientOptions().MaxResponseBytes, Is.EqualTo(Limit));
        Assert.DoesNotThrowAsync(() => new Call([Padded(Limit)]).SendAsync(Call.Post));
        Assert.That(() => new Call([Padded(Limit + 1)]).SendAsync(Call.Post), Throws.TypeOf<SlackException>().With.Message.Contains("MaxResponseBytes"));
    }

    [Test]
    public void A_small_body_that_unpacks_to_a_million_objects_is_refused_and_not_asked_for_again()
    {
        var body = Gzip(Encoding.UTF8.GetBytes($$"""{"ok":true,"members":[{{string.Join(',', Enumerable.Repeat("{}", 1_000_000))}}]}"""));
        Assert.That(body, Has.Length.LessThan(35_000));
        var call = new Call([Packed("gzip", body)]);
        var exception = Assert.CatchAsync<SlackException>(() => call.Connection.CallAsync<MembersResponse>(Call.Get, null, default));
        Assert.That(exception!.Message, Does.Contain("holds more than the 250000 objects and lists that MaxJsonObjects allows"));
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(1));
    }

    [TestCase("{\"ok\":true,\"members\":[{},{},{}]}", 5)]
    [TestCase("{\"ok\":true,\"members\":[\"a\",\"a\",\"a\"]}", 5)]
    [TestCase("{\"ok\":true,\"any\":[1,2,3]}", 5)]
    [TestCase("{\"ok\":true,\"errors\":[[],{}]}", 5)]
    [TestCase("{\"ok\":true,\"unknown\":{\"a\":[[],{}]}}", 5)]
    public void Objects_lists_and_free_form_values_are_counted(string json, int count)
    {
        Assert.DoesNotThrowAsync(() => SendAsync(count));
        Assert.That(() => SendAsync(count - 1), Throws.TypeOf<SlackException>().With.Message.Contains("MaxJsonObjects"));

        Task SendAsync(int limit) => new Call([Responses.Json(200, json)], o => o.MaxJsonObjects = limit).Connection.CallAsync<MembersResponse>(Call.Post, null, default);
    }

    [Test]
    public void A_raw_response_is_bounded_too() => Assert.That(
        () => new Call([Responses.Json(200, "{\"ok\":true,\"a\":[{},{},{},{}]}")], o => o.MaxJsonObjects = 4).SendAsync(Call.Post),
        Throws.TypeOf<SlackException>().With.Message.Contains("MaxJsonObjects"));

    [Test]
    public void A_limit_of_no_objects_is_refused() =>
        Assert.That(() => new Call([], o => o.MaxJsonObjects = 0), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("MaxJsonObjects"));

    [Test]
    public void Decoding_ends_soon_after_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        CancelingCodec.Source = cancellation;
        CancelingCodec.Count = 0;
        var json = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("{}", 100_000))}]");
        Assert.Throws<OperationCanceledException>(() =>
        {
            var reader = new SlackReader(json, DecodeOptions.Default, null, cancellation.Token);
            Reading.TryRead<IReadOnlyList<Item>, ListCodec<Item, CancelingCodec>>(ref reader, out _);
        });
        Assert.That(CancelingCodec.Count, Is.InRange(10, 2000));
    }

    [Test]
    public void A_call_that_is_cancelled_while_its_response_is_decoded_ends_with_the_callers_token()
    {
        using var cancellation = new CancellationTokenSource();
        var call = new Call([Bodied("{\"ok\":true}", cancellation.Cancel)]);
        Assert.That(
            () => call.SendAsync(Call.Post, null, cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancellation.Token));
    }

    [Test]
    public void An_attempt_whose_time_ends_while_its_response_is_decoded_fails()
    {
        var clock = new ManualTimeProvider();
        var call = new Call([Bodied("{\"ok\":true}", () => clock.Advance(TimeSpan.FromSeconds(100)))], o => o.Retry.MaxRetries = 0, clock);
        Assert.That(() => call.SendAsync(Call.Post), Throws.TypeOf<SlackException>().With.Message.Contains("within 100 s"));
    }

    private static byte[] Repeated(string name, int times)
    {
        var json = new StringBuilder("{\"ok\":true");
        for (var i = 0; i < times; i++)
        {
            var value = name is "ok" ? "true" : name is "response_metadata" ? $"{{\"warnings\":[\"w{i}\"]}}" : $"\"w{i}\"";
            json.Append($",\"{name}\":{value}");
        }

        return Encoding.UTF8.GetBytes(json.Append('}').ToString());
    }

    private static long Allocated(byte[] json, DecodeOptions options)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var response = new MembersResponse();
        ResponseDecoder.Decode(response, json, options);
        _ = response.Warnings;
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Response Padded(int bytes) => Responses.Json(200, "{\"ok\":true}".PadRight(bytes));

    private static Response Bodied(string json, Action atEnd) => (_, _) =>
    {
        var stream = new ScriptedStream(
            _ => new(Encoding.UTF8.GetBytes(json)),
            _ =>
            {
                atEnd();
                return new([]);
            });
        return Task.FromResult(new HttpResponseMessage { Content = new StreamContent(stream) });
    };

    private static Response Packed(string encodings, byte[] body) => (_, _) =>
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Encoding", encodings);
        return Task.FromResult(new HttpResponseMessage { Content = content });
    };

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private readonly struct CancelingCodec : ISlackCodec<Item>
    {
        [ThreadStatic]
        public static CancellationTokenSource? Source;

        [ThreadStatic]
        public static int Count;

        public static bool TryRead(ref SlackReader reader, out Item value)
        {
            if (++Count == 10)
            {
                Source!.Cancel();
            }

            return Reading.TryRead<Item, ObjectCodec<Item>>(ref reader, out value!);
        }
    }

    private sealed class Member : SlackModel, ISlackObject<Member>
    {
        static Member ISlackObject<Member>.Create() => new();

        static Member ISlackObject<Member>.Create(string text) => new();

        protected override void WriteFields(SlackJsonWriter writer)
        {
        }
    }

    private sealed class MembersResponse : SlackResponse
    {
        private static readonly FieldNames Names = new(" members any"u8);

        public object? Members { get; private set; }

        protected override void ReadFields(ref SlackReader reader)
        {
            for (int field; (field = reader.NextField(Names, this)) >= 0;)
            {
                Members = field == 0 ? reader.Objects<Member>() : reader.List<System.Text.Json.JsonElement, JsonCodec>();
            }
        }
    }
}
