using System.Net;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Http;

public sealed class RetryAfterHeaderTests
{
    private const double Default = 30;
    private const double Max = 600;

    private readonly ManualTimeProvider clock = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    [TestCase(null, Default, Description = "missing")]
    [TestCase("", Default)]
    [TestCase("   ", Default)]
    [TestCase("1", 1)]
    [TestCase("30", 30)]
    [TestCase(" 7 ", 7)]
    [TestCase("007", 7)]
    [TestCase("+7", 7)]
    [TestCase("7.5", 7.5)]
    [TestCase("0", 1)]
    [TestCase("-0", 1)]
    [TestCase("0.2", 1)]
    [TestCase("-5", 1)]
    [TestCase("600", 600)]
    [TestCase("601", Max)]
    [TestCase("86401", Max)]
    [TestCase("2147483648", Max)]
    [TestCase("99999999999999999999999999", Max)]
    [TestCase("-99999999999999999999999999", 1)]
    [TestCase("1e3", Default)]
    [TestCase("NaN", Default)]
    [TestCase("Infinity", Default)]
    [TestCase("-Infinity", Default)]
    [TestCase("∞", Default)]
    [TestCase("soon", Default)]
    [TestCase("5s", Default)]
    [TestCase("5, 10", Default)]
    [TestCase("1,5", Default)]
    [TestCase("1:30", Default)]
    [TestCase("٣", Default)]
    [TestCase("2027", Max, Description = "seconds, not a year")]
    [TestCase("2026-11-21", Default, Description = "not a form of HTTP")]
    [TestCase("Sat, 21 Nov 2026 12:00:45 GMT", 45)]
    [TestCase("Saturday, 21-Nov-26 12:00:45 GMT", 45)]
    [TestCase("Sat Nov 21 12:00:45 2026", 45)]
    [TestCase("Sat, 21 Nov 2026 12:00:00 GMT", 1)]
    [TestCase("Sat, 21 Nov 2026 11:00:00 GMT", 1)]
    [TestCase("Thu, 01 Jan 1970 00:00:00 GMT", 1)]
    [TestCase("Sat, 21 Nov 2026 13:00:00 GMT", Max)]
    [TestCase("Fri, 31 Dec 9999 23:59:59 GMT", Max)]
    public void Every_form_is_understood_or_counts_as_missing(string? header, double expected) =>
        Assert.That(Read(header is null ? [] : [header]).TotalSeconds, Is.EqualTo(expected));

    [Test]
    public void Of_several_the_first_counts() => Assert.That(Read("5", "10").TotalSeconds, Is.EqualTo(5));

    [Test]
    public void Default_and_maximum_are_the_options()
    {
        var options = new SlackRetryOptions { DefaultRetryAfter = TimeSpan.FromSeconds(3), MaxRetryAfter = TimeSpan.FromSeconds(5) };
        Assert.That((Read(options).TotalSeconds, Read(options, "9").TotalSeconds), Is.EqualTo((3, 5)));
    }

    private TimeSpan Read(params string[] headers) => Read(new SlackRetryOptions(), headers);

    private TimeSpan Read(SlackRetryOptions options, params string[] headers)
    {
        using var httpResponse = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        foreach (var header in headers)
        {
            httpResponse.Headers.TryAddWithoutValidation("Retry-After", header);
        }

        return options.PauseAfterRefusal(RetryAfterHeader.TryRead(httpResponse, options, clock));
    }
}
