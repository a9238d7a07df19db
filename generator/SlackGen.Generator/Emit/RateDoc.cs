using System.Globalization;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Composes the sentence about the rate limit of a method.</summary>
internal static class RateDoc
{
    /// <summary>Returns the sentence, such as "Rate limit: 1 call per second for each channel."</summary>
    public static string Sentence(Method method) => method switch
    {
        { Rate: { } rate } => $"Rate limit: {Calls(rate.Permits)} {Period(rate.PerSeconds)}{(rate.By is null ? "" : $" for each {Noun(rate.By)}")}{Burst(rate)}.",
        { Tier: { } tier } => $"Rate tier {Number((int)tier)}: {Calls(PerMinute(tier))} per minute or more.",
        _ => $"Slack documents no rate limit; the client allows {Calls(PerMinute(Tier.Tier4))} per minute, as in tier 4.",
    };

    /// <summary>Returns the calls per minute that Slack documents for a tier.</summary>
    public static int PerMinute(Tier tier) => tier switch
    {
        Tier.Tier1 => 1,
        Tier.Tier2 => 20,
        Tier.Tier3 => 50,
        Tier.Tier4 => 100,
        _ => throw new InvalidOperationException($"The tier {tier} has no budget of its own."),
    };

    private static string Calls(int permits) => permits == 1 ? "1 call" : $"{Number(permits)} calls";

    private static string Period(int seconds) => seconds switch
    {
        1 => "per second",
        60 => "per minute",
        _ when seconds % 60 == 0 => $"per {Number(seconds / 60)} minutes",
        _ => $"per {Number(seconds)} seconds",
    };

    private static string Burst(Rate rate) => rate.Burst is { } burst && burst != rate.Permits ? $", with bursts of up to {Number(burst)}" : "";

    // The argument channel_id contains a channel.
    private static string Noun(string argument) => (argument.EndsWith("_id", StringComparison.Ordinal) ? argument.Substring(0, argument.Length - 3) : argument).Replace('_', ' ');

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
