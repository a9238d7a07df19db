using System.Text.Json;

namespace SlackGen.Benchmarks.Outgoing;

/// <summary>The ways to encode <c>chat.postMessage</c> with ten blocks that are compared.</summary>
internal static class Encoders
{
    private static readonly string[] Texts = [.. Enumerable.Range(0, 10).Select(i => $"*Build {i}* passed with 1,204 tests; see <https://ci.example.com/builds/{i}|the \"log\">")];

    private static readonly ChatPostMessageRequest Request = new()
    {
        Channel = "C024BE91L",
        Text = "Builds of the day",
        Blocks = [.. Texts.Select((t, i) => new SectionBlock
        {
            BlockId = $"b{i}",
            Text = new Mrkdwn(t),
            Accessory = new ButtonElement { Text = "Open", ActionId = $"open{i}", Value = $"build-{i}" },
        })],
    };

    public static int SlackGen()
    {
        using var buffer = new PooledBuffer();
        var writer = new SlackJsonWriter(buffer);
        writer.StartObject();
        Request.WriteArguments(new JsonArgumentWriter(writer));
        writer.EndObject();
        writer.Flush();
        return buffer.Length;
    }

    /// <summary>An encoder written by hand for just this message.</summary>
    public static int ByHand()
    {
        using var buffer = new PooledBuffer();
        using var w = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        w.WriteStartObject();
        w.WriteString("channel"u8, "C024BE91L");
        w.WriteStartArray("blocks"u8);
        for (var i = 0; i < Texts.Length; i++)
        {
            w.WriteStartObject();
            w.WriteString("type"u8, "section");
            w.WriteString("block_id"u8, ((SectionBlock)Request.Blocks![i]).BlockId);
            w.WriteStartObject("text"u8);
            w.WriteString("type"u8, "mrkdwn");
            w.WriteString("text"u8, Texts[i]);
            w.WriteEndObject();
            w.WriteStartObject("accessory"u8);
            w.WriteString("type"u8, "button");
            var button = (ButtonElement)((SectionBlock)Request.Blocks[i]).Accessory!;
            w.WriteString("action_id"u8, button.ActionId);
            w.WriteStartObject("text"u8);
            w.WriteString("type"u8, "plain_text");
            w.WriteString("text"u8, button.Text.Text);
            w.WriteEndObject();
            w.WriteString("value"u8, button.Value);
            w.WriteEndObject();
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteString("text"u8, "Builds of the day");
        w.WriteEndObject();
        w.Flush();
        return buffer.Length;
    }

    public static int Form()
    {
        using var buffer = new PooledBuffer();
        Plain.WriteArguments(new FormArgumentWriter(buffer));
        return buffer.Length;
    }

    public static int FrameworkForm()
    {
        using var content = new FormUrlEncodedContent(
        [
            new("channel", Plain.Channel),
            new("text", Plain.Text),
            new("thread_ts", "1700000000.000100"),
            new("unfurl_links", "true"),
        ]);
        return (int)content.Headers.ContentLength!;
    }

    private static readonly ChatPostMessageRequest Plain = new()
    {
        Channel = "C024BE91L",
        Text = string.Join(' ', Texts),
        ThreadTs = "1700000000.000100",
        UnfurlLinks = true,
    };
}
