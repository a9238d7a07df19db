using System.Globalization;
using SlackGen.Benchmarks.Outgoing;

namespace SlackGen.Benchmarks.Gate;

/// <summary>How fast requests are encoded.</summary>
internal static class EncodingGate
{
    public static void Run(Verdicts verdicts)
    {
        if (Encoders.SlackGen() != Encoders.ByHand())
        {
            throw new InvalidOperationException("The two encoders do not write the same.");
        }

        var json = Paired.Run(15, 0.03, () => Encoders.SlackGen(), () => Encoders.ByHand());
        verdicts.AtMost("encode chat.postMessage with 10 blocks, times by hand", Paired.Ratio(json[0], json[1]), 1.2);
        var form = Paired.Run(15, 0.03, () => Encoders.Form(), () => Encoders.FrameworkForm());
        verdicts.AtMost(
            "encode a form, times FormUrlEncodedContent",
            Paired.Ratio(form[0], form[1]),
            0.35,
            string.Create(CultureInfo.InvariantCulture, $"{Paired.Median(form[0]) * 1e9:0} ns"));
    }
}
