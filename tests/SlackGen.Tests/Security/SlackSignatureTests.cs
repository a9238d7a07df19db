using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Tests.Security;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SlackSignatureTests
{
    // The example of Slack's page "Verifying requests from Slack".
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Timestamp = "1531420618";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
        + "&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
        + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");

    private readonly FakeTimeProvider clock = new(DateTimeOffset.FromUnixTimeSeconds(1531420618));

    [Test]
    public void The_example_that_Slack_documents_is_valid()
    {
        var signature = new SlackSignature(Secret, clock);

        Assert.That(signature.Verify(Body, Timestamp, Signature), Is.EqualTo(SlackSignatureResult.Valid));
        Assert.That(signature.IsValid(Body, Timestamp, Signature), Is.True);
    }

    [TestCase(-300_000, SlackSignatureResult.Valid)]
    [TestCase(-300_001, SlackSignatureResult.Stale)]
    [TestCase(300_000, SlackSignatureResult.Valid)]
    [TestCase(300_001, SlackSignatureResult.Stale)]
    public void A_request_may_be_five_minutes_from_now_either_way(int milliseconds, SlackSignatureResult expected)
    {
        clock.AdjustTime(clock.GetUtcNow() + TimeSpan.FromMilliseconds(milliseconds));

        Assert.That(new SlackSignature(Secret, clock).Verify(Body, Timestamp, Signature), Is.EqualTo(expected));
    }

    [TestCase(null, Signature)]
    [TestCase("", Signature)]
    [TestCase(Timestamp, null)]
    [TestCase(Timestamp, "")]
    public void An_absent_header_is_missing(string? timestamp, string? signature) =>
        Assert.That(new SlackSignature(Secret, clock).Verify(Body, timestamp, signature), Is.EqualTo(SlackSignatureResult.Missing));

    [TestCase(" 1531420618")]
    [TestCase("+1531420618")]
    [TestCase("-1531420618")]
    [TestCase("1531420618\0")]
    [TestCase("1531420618.5")]
    [TestCase("1531420618,1531420618")]
    [TestCase("١٥٣١٤٢٠٦١٨")]
    [TestCase("9223372036854775807")]
    public void A_timestamp_is_plain_digits(string timestamp) =>
        Assert.That(new SlackSignature(Secret, clock).Verify(Body, timestamp, Signature), Is.EqualTo(SlackSignatureResult.Malformed));

    [TestCase("v0=")]
    [TestCase("v0=a2114d57")]
    [TestCase("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [TestCase("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [TestCase("V0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [TestCase("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503 ")]
    [TestCase("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b5\0\0")]
    [TestCase("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50g")]
    public void A_signature_is_v0_and_64_hexadecimal_digits(string signature) =>
        Assert.That(new SlackSignature(Secret, clock).Verify(Body, Timestamp, signature), Is.EqualTo(SlackSignatureResult.Malformed));

    [Test]
    public void Body_timestamp_and_secret_are_all_signed()
    {
        var signature = new SlackSignature(Secret, clock);

        Assert.Multiple(() =>
        {
            Assert.That(signature.Verify(Body.AsSpan(1), Timestamp, Signature), Is.EqualTo(SlackSignatureResult.Mismatch));
            Assert.That(signature.Verify(Body, "1531420619", Signature), Is.EqualTo(SlackSignatureResult.Mismatch));
            Assert.That(signature.Verify(Body, "01531420618", Signature), Is.EqualTo(SlackSignatureResult.Mismatch));
            Assert.That(new SlackSignature("another", clock).Verify(Body, Timestamp, Signature), Is.EqualTo(SlackSignatureResult.Mismatch));
        });
    }

    [TestCase(Secret, "new")]
    [TestCase("new", Secret)]
    public void While_a_secret_is_rotated_the_old_and_the_new_one_are_valid(string first, string second)
    {
        var signature = new SlackSignature([first, second], clock);

        Assert.That(signature.Verify(Body, Timestamp, Signature), Is.EqualTo(SlackSignatureResult.Valid));
        Assert.That(signature.Verify(Body, Timestamp, Sign("new", Timestamp, Body)), Is.EqualTo(SlackSignatureResult.Valid));
        Assert.That(signature.Verify(Body, Timestamp, Sign("other", Timestamp, Body)), Is.EqualTo(SlackSignatureResult.Mismatch));
    }

    [Test]
    public void What_was_signed_is_valid_whatever_its_bytes() =>
        Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(body =>
            new SlackSignature(Secret, clock).IsValid(body, Timestamp, Sign(Secret, Timestamp, body))));

    [Test]
    public void One_changed_bit_anywhere_in_a_signature_makes_it_a_mismatch()
    {
        var signature = new SlackSignature(Secret, clock);
        for (var bit = 0; bit < 256; bit++)
        {
            var bytes = Convert.FromHexString(Signature.AsSpan(3));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.That(
                signature.Verify(Body, Timestamp, "v0=" + Convert.ToHexStringLower(bytes)), Is.EqualTo(SlackSignatureResult.Mismatch), $"bit {bit}");
        }
    }

    [Test]
    public void No_header_and_no_body_makes_it_throw() =>
        Check.QuickThrowOnFailure(Prop.ForAll<byte[], string, string>((body, timestamp, signature) =>
            new SlackSignature(Secret, clock).Verify(body, timestamp, signature) != SlackSignatureResult.Valid
            && new SlackSignature(Secret, clock).Verify(body, Timestamp, "v0=" + signature) != SlackSignatureResult.Valid));

    [Test]
    public void A_default_result_is_not_valid() => Assert.That(default(SlackSignatureResult), Is.Not.EqualTo(SlackSignatureResult.Valid));

    [Test]
    public void ToString_does_not_show_the_secrets() =>
        Assert.That(new SlackSignature([Secret, "new"]).ToString(), Is.EqualTo("SlackSignature (2 secrets)"));

    [TestCase("")]
    [TestCase(Secret + "\n")]
    [TestCase("8f74 2231")]
    public void A_secret_that_cannot_be_one_is_refused_without_repeating_it(string secret)
    {
        var exception = Assert.Throws<ArgumentException>(() => _ = new SlackSignature(secret));

        Assert.That(exception!.ToString(), Does.Not.Contain("8f74"));
    }

    [Test]
    public void No_secret_at_all_is_refused() => Assert.Throws<ArgumentException>(() => _ = new SlackSignature([]));

    private static string Sign(string secret, string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body];
        return "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }
}
