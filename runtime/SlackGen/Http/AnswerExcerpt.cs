using System.Text;
using System.Text.RegularExpressions;

namespace SlackGen;

/// <summary>The beginning of an answer that is not what was expected: enough to recognise a proxy's error page.</summary>
internal static partial class AnswerExcerpt
{
    private const int Length = 200;

    /// <summary>The excerpt, in one line. A proxy may repeat the request in its page, so secrets are looked for.</summary>
    public static string Of(CallState state, ReadOnlySpan<byte> body)
    {
        // Here secrets are of no form that could be recognised.
        if (state.Method.BasicAuth)
        {
            return "(not shown, since the request held a client secret)";
        }

        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4096)]);
        var line = new StringBuilder(Length);
        foreach (var c in SlackTokens().Replace(state.Token?.Hide(text) ?? text, TokenIdentity.Hidden))
        {
            if (line.Length == Length)
            {
                line.Append('…');
                break;
            }

            line.Append(char.IsControl(c) ? ' ' : c);
        }

        return line.Length == 0 ? "(empty)" : line.ToString();
    }

    [GeneratedRegex("x(?:ox[a-z]|app)[.-][A-Za-z0-9.-]+", RegexOptions.CultureInvariant)]
    private static partial Regex SlackTokens();
}
