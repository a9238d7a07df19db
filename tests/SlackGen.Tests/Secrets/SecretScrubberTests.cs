using System.Diagnostics;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Secrets;

public sealed class SecretScrubberTests
{
    private const string Secret = "swordfish-0123456789";

    private static readonly SecretScrubber Knowing = SecretScrubber.Create(
        new SlackMethod("a.b") { Secrets = "proof" },
        new WrittenRequest(w =>
        {
            w.String("proof"u8, Secret);
            w.String("client_secret"u8, "abc");
            w.List<string, StringCodec>("password"u8, ["one-of-two-passwords", "two-of-two-passwords"]);
        }),
        null);

    [TestCase("invalid_auth")]
    [TestCase("chat.postMessage could not be sent: Connection refused (127.0.0.1:443)")]
    [TestCase("HTTP 502, status code: 502, error code 1020, code=1020")]
    [TestCase("[ERROR] failed to match all allowed schemas [json-pointer:/blocks/0/text]")]
    [TestCase("it takes a bot token (xoxb-), and this is a user token (xoxp-)")]
    [TestCase("Basic authentication is required; Bearer tokens are not")]
    [TestCase("http://proxy.test:3128/ and someone@example.com, 100% & more, C:\\temp\\new")]
    [TestCase("https://slack.com/help/articles/1?x=%2Fa")]
    [TestCase("A bad gateway: ünïcode 😀 \uD83D")]
    public void What_holds_no_secret_stays_as_it_is(string text) => Assert.That((Knowing.Clean(text), Knowing.IsClean(text)), Is.EqualTo((text, true)));

    [TestCase("{\"client_secret\": \"abc\", \"x\": 1}", "{\"client_secret\": \"[secret]\", \"x\": 1}")]
    [TestCase("{\\\"Client_Secret\\\":\\\"a b\\\"}", "{\\\"Client_Secret\\\":\\\"[secret]\\\"}")]
    [TestCase("'accessToken' => 'abc def'", "'accessToken' => '[secret]'")]
    [TestCase("?a=1&code=123456.7&b=2", "?a=1&code=[secret]&b=2")]
    [TestCase("wss://x.slack.com/link/?ticket=1-2-3&app_id=4", "wss://x.slack.com/link/?ticket=[secret]&app_id=4")]
    [TestCase("X-Api-Token: abc", "X-Api-Token: [secret]")]
    [TestCase("Authorization: Bearer abcdef", "Authorization: Bearer [secret]")]
    [TestCase("sent Basic YWJjZGVmZ2hpamtsbW5v.", "sent Basic [secret]")]
    [TestCase("<refresh_token>abc</refresh_token>", "<refresh_token>[secret]</refresh_token>")]
    [TestCase("http://me:p@ss@proxy.test:1/x", "http://[secret]@proxy.test:1/x")]
    [TestCase("at https://hooks.slack.com/services/T1/B1/x.", "at https://hooks.slack.com/[secret]")]
    [TestCase("got xoxe.xoxp-1-abc or eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig", "got [token] or [token]")]
    [TestCase("password=\"never closed", "password=\"[secret]")]
    [TestCase("proof=x y", "proof=[secret] y")]
    [TestCase("one-of-two-passwords\r\ntwo-of-two-passwords", "[secret]  [secret]")]
    public void A_secret_is_replaced_and_the_rest_stays(string text, string expected)
    {
        var clean = Knowing.Clean(text);
        Assert.That(clean, Is.EqualTo(expected));
        Assert.That(Knowing.Clean(clean), Is.EqualTo(clean), "once is enough");
    }

    [Test]
    public void A_secret_that_the_end_of_the_searched_part_cuts_is_not_shown([Values(1, 3)] int layers)
    {
        var written = Enumerable.Range(1, layers - 1).Aggregate(string.Concat(Secret.Select(c => $"%{(int)c:X2}")), (text, _) => Uri.EscapeDataString(text));
        for (var offset = -written.Length - 15; offset < 3; offset++)
        {
            // A first secret makes room, so that the end is shown.
            var text = "password=" + new string('a', SecretScrubber.Window + offset - 10) + " " + written + new string('z', 50);
            var shown = Uri.UnescapeDataString(Uri.UnescapeDataString(Uri.UnescapeDataString(Knowing.Clean(text))));
            Assert.That(shown, Does.Not.Contain(Secret[..8]), $"{offset}");
        }
    }

    [Test]
    public void A_text_is_cut_and_in_one_line()
    {
        var clean = Knowing.Clean(new string('\n', 100_000));
        Assert.That((clean.Length, clean.Trim(' ')), Is.EqualTo((1001, "…")));
    }

    [TestCase("token=")]
    [TestCase("token=\"")]
    [TestCase("\\")]
    [TestCase("xoxb-a.")]
    [TestCase("//a@")]
    [TestCase("swordfish")]
    [TestCase("%25")]
    [TestCase("token \\\"")]
    [TestCase("hooks.slack.com/")]
    [TestCase("Bearer ")]
    public void Time_grows_with_the_length_alone(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 64 * 1024 / part.Length));
        Knowing.IsClean(text);
        var watch = Stopwatch.StartNew();
        Knowing.IsClean(text);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)), "64 K take milliseconds; the square of that would take minutes");
    }

    [Test]
    public void Json_keeps_its_shape_however_long_it_is()
    {
        var users = string.Join(',', Enumerable.Range(0, 5000).Select(i => $$"""{"user":"U{{i}}","ok":false}"""));
        var json = System.Text.Json.JsonDocument.Parse($$"""[{{users}},{"client_secret":"x","error":"{{Secret}} a","n":1.50,"deep":[null,true]}]""").RootElement;
        Assert.That(Knowing.Clean(json).ToString(), Is.EqualTo($$"""[{{users}},{"client_secret":"[secret]","error":"[secret] a","n":1.50,"deep":[null,true]}]"""));
    }

    [Test]
    public void An_exception_without_a_secret_stays_the_same_object()
    {
        var exception = new HttpRequestException(HttpRequestError.ConnectionError, "refused", new IOException("pipe"));
        Assert.That(Knowing.Clean(exception), Is.SameAs(exception));
    }

    [Test]
    public void A_copy_keeps_type_error_status_and_stack_trace()
    {
        var inner = new HttpIOException(HttpRequestError.ResponseEnded, Secret);
        Exception thrown = new HttpRequestException(HttpRequestError.ProxyTunnelError, $"proxy {Secret}", new AccessViolationException(Secret, inner), System.Net.HttpStatusCode.ProxyAuthenticationRequired);
        try
        {
            throw thrown;
        }
        catch (HttpRequestException)
        {
        }

        var copy = (HttpRequestException)Knowing.Clean(thrown);
        Assert.That((copy.HttpRequestError, copy.StatusCode, copy.Message), Is.EqualTo((HttpRequestError.ProxyTunnelError, (System.Net.HttpStatusCode?)407, "proxy [secret]")));
        Assert.That(copy.ToString(), Does.Contain("System.AccessViolationException: [secret]").And.Contain(nameof(A_copy_keeps_type_error_status_and_stack_trace)).And.Not.Contain("ScrubbedException"));
        Assert.That(copy.InnerException!.InnerException!.Message, Is.EqualTo("[secret] (ResponseEnded)"));
    }

    [TestCase("pinCode", "pinCode")]
    [TestCase("pinCode", "PINCODE")]
    [TestCase("Pin-Code", "pin_code")]
    [TestCase("other pin_code", "Pin-Code")]
    public void A_name_that_the_manifest_marks_is_recognized_however_either_is_spelled(string marked, string name) =>
        Assert.That(SecretNames.IsSecret(System.Text.Encoding.UTF8.GetBytes(name), marked), Is.True);

    [TestCase("pin", "pinCode")]
    [TestCase("pinCode", "pin")]
    public void A_part_of_a_marked_name_is_not_secret(string marked, string name) =>
        Assert.That(SecretNames.IsSecret(System.Text.Encoding.UTF8.GetBytes(name), marked), Is.False);
}
