using System.Text;
using System.Text.Json;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Json;

[Category("Slow")]
public sealed class ModelAgainstSystemTextJsonTests
{
    private static readonly DecodeOptions Keeping = new(Keep: true);

    private static readonly DecodeOptions[] Modes = [DecodeOptions.Default, Keeping, new(Strict: true), new(Keep: true, Strict: true)];

    [Test]
    public void Every_field_reads_as_what_System_Text_Json_reads() => Property.Holds(Property.Of(ModelJson.Wild), json =>
    {
        using var document = JsonDocument.Parse(json);
        Assert.That(Shown.Everything(Everything.Read(json)), Is.EqualTo(Expected.Everything(document.RootElement)), json);
        Assert.That(Shown.Everything(Everything.Read(json, Keeping)), Is.EqualTo(Expected.Everything(document.RootElement)), json);
    }, 6000);

    [Test]
    public void What_is_kept_is_written_back_so_that_nothing_is_lost() => Property.Holds(Property.Of(ModelJson.Clean), json =>
    {
        var written = Everything.Read(json, Keeping).ToJson();
        using var before = JsonDocument.Parse(json);
        using var after = JsonDocument.Parse(written);
        Assert.That(JsonElement.DeepEquals(before.RootElement, after.RootElement), Is.True, () => $"{json}\nbecame\n{written}");
    }, 6000);

    [Test]
    public void Damaged_JSON_is_read_or_refused_but_nothing_else_is_thrown() =>
        Property.Holds(Property.Of(random => Mutation.Of(Encoding.UTF8.GetBytes(ModelJson.Wild(random)), random), Property.Shorter), bytes =>
        {
            foreach (var mode in Modes)
            {
                ReadOrRefuse(bytes, mode);
            }
        }, 6000);

    private static void ReadOrRefuse(byte[] bytes, DecodeOptions mode)
    {
        Everything value;
        try
        {
            value = Everything.Read(bytes, mode);
        }
        catch (SlackJsonException)
        {
            return;
        }

        var written = value.ToJson();
        Assert.That(Everything.Read(written, mode with { Strict = false }).ToJson(), Is.EqualTo(written), () => Encoding.Latin1.GetString(bytes));
    }
}
