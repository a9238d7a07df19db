namespace SlackGen.Tests.Http;

public sealed class ScalarArgumentTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Test]
    public void A_scalar_without_a_member_of_its_own_is_written_by_its_codec([Values] SlackBody body)
    {
        var own = EncodedCall.Of(body, w =>
        {
            w.UnixTime("created"u8, 1562002086);
            w.Date("day"u8, Day);
            w.Date("no_day"u8, null);
        });
        var byCodec = EncodedCall.Of(body, w =>
        {
            w.Scalar<UnixTime, UnixTimeCodec>("created"u8, new UnixTime(1562002086));
            w.Scalar<DateOnly, DateCodec>("day"u8, Day);
            w.Scalar<DateOnly, DateCodec>("no_day"u8, null);
        });

        Assert.That(byCodec.Body, Is.EqualTo(own.Body).And.Contain("1562002086"));
    }

    [Test]
    public void A_body_that_is_none_is_refused() => Assert.That(() => EncodedCall.Of((SlackBody)99, _ => { }), Throws.Exception);
}
