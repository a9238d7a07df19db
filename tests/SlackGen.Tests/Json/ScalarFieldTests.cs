namespace SlackGen.Tests.Json;

/// <summary>Scalar types without members of their own in reader and writer, in a required field.</summary>
public sealed class ScalarFieldTests
{
    [TestCase("""{"after":1562002086}""")]
    [TestCase("""{"after":0}""")]
    [TestCase("{}")]
    public void A_field_is_read_and_written_by_its_codec(string json) => Assert.That(SlackJson.Parse<Alarm>(json).ToJson(), Is.EqualTo(json));

    [Test]
    public void A_value_of_another_kind_is_kept() =>
        Assert.That(SlackJson.Parse<Alarm>("""{"after":"soon"}""").ToJson(), Is.EqualTo("""{"after":"soon"}"""));

    private sealed class Alarm : SlackModel, ISlackObject<Alarm>
    {
        private static readonly FieldNames WireNames = new(" after"u8, required: 1);

        public UnixTime After { get; private set; }

        protected override void ReadFields(ref SlackReader reader)
        {
            while (reader.NextField(WireNames, this) >= 0)
            {
                After = reader.Scalar<UnixTime, UnixTimeCodec>().GetValueOrDefault();
            }
        }

        protected override void WriteFields(SlackJsonWriter writer)
        {
            writer.Names(WireNames);
            writer.Scalar<UnixTime, UnixTimeCodec>(After);
        }

        static Alarm ISlackObject<Alarm>.Create() => new();
    }
}
