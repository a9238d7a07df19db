using System.Buffers;
using System.Text;

namespace SlackGen;

/// <summary>Finds secrets by their form, in one pass: Slack's tokens, values after the name of a secret, credentials in headers and URLs.</summary>
internal static class SecretPatterns
{
    private const int ShortestCredential = 16;
    private const int ShortestCode = 6;

    private static readonly SearchValues<byte> NameBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"u8);
    private static readonly SearchValues<byte> TokenBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-."u8);
    private static readonly SearchValues<byte> CredentialBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.~+/="u8);
    private static readonly SearchValues<byte> ValueEnds = SearchValues.Create("\0\t\n\v\f\r &\"'<>"u8);
    private static readonly SearchValues<byte> UrlEnds = SearchValues.Create("\0\t\n\v\f\r \"'<>\\"u8);
    private static readonly SearchValues<byte> AuthorityEnds = SearchValues.Create("\0\t\n\v\f\r \"'<>\\/?#"u8);
    private static readonly SearchValues<byte> Blanks = SearchValues.Create("\t\n\r "u8);

    /// <summary>Marks everything that looks like a secret.</summary>
    /// <param name="text">The text.</param>
    /// <param name="methodSecrets">The names that the manifest marks as secret for the method, separated by spaces.</param>
    /// <param name="marks">The marks to add to.</param>
    public static void Mark(EncodedText text, string methodSecrets, SecretMarks marks)
    {
        var bytes = text.Bytes;
        for (var at = 0; at < bytes.Length;)
        {
            var name = Run(bytes[at..], NameBytes);
            if (name == 0)
            {
                at = bytes[at..] is [(byte)'/', (byte)'/', ..] ? MarkUserInfo(text, at + 2, marks) : at + 1;
                continue;
            }

            // Marked bytes are skipped: scanning them again would take quadratic time.
            at = Math.Max(at + name, Math.Max(MarkToken(text, at, name, marks), Math.Max(MarkValue(text, at, name, methodSecrets, marks), MarkSecretUrl(text, at, marks))));
        }
    }

    // xoxb-…, xoxe.xoxp-…, xapp-…, and JSON Web Tokens. A token may follow other letters, since a separating `=` or `/` may have been lost.
    private static int MarkToken(EncodedText text, int start, int length, SecretMarks marks)
    {
        var bytes = text.Bytes;
        for (var at = start; at < start + length; at++)
        {
            var rest = bytes[at..];
            if (rest is [(byte)'x', (byte)'o', (byte)'x', >= (byte)'a' and <= (byte)'z', (byte)'-' or (byte)'.', ..]
                or [(byte)'x', (byte)'a', (byte)'p', (byte)'p', (byte)'-', ..] or [(byte)'x', (byte)'w', (byte)'f', (byte)'p', (byte)'-', ..])
            {
                var run = 5 + Run(rest[5..], TokenBytes);
                return run > 5 ? marks.Add(text, at, run, isToken: true) : 0;
            }
        }

        if (bytes[start..] is [(byte)'e', (byte)'y', (byte)'J', ..])
        {
            var run = Run(bytes[start..], TokenBytes);
            if (run >= ShortestCredential && bytes.Slice(start, run).Contains((byte)'.'))
            {
                return marks.Add(text, start, run, isToken: true);
            }
        }

        return 0;
    }

    // "name":"value", name=value, name: value, <name>value</name>; and `Bearer value`, `Basic value`.
    private static int MarkValue(EncodedText text, int start, int length, string methodSecrets, SecretMarks marks)
    {
        var bytes = text.Bytes;
        var name = bytes.Slice(start, length);
        var at = start + length;
        if (IsScheme(name))
        {
            var value = Run(bytes[at..], Blanks) is 1 ? Run(bytes[(at + 1)..], CredentialBytes) : 0;
            return value >= ShortestCredential ? marks.Add(text, at + 1, value, isToken: false) : 0;
        }

        if (!SecretNames.IsSecret(name, methodSecrets) || !TrySeparator(bytes, start, ref at))
        {
            return 0;
        }

        // Authorization: Bearer …
        var word = Run(bytes[at..], NameBytes);
        if (word > 0 && IsScheme(bytes.Slice(at, word)))
        {
            at += word;
            at += Run(bytes[at..], Blanks);
        }

        var size = ValueLength(bytes, ref at);
        return size > 0 && !SecretMarks.IsPlaceholder(bytes.Slice(at, size)) && (size >= ShortestCode || !SecretNames.IsCommonWord(name))
            ? marks.Add(text, at, size, isToken: false)
            : 0;
    }

    private static bool IsScheme(ReadOnlySpan<byte> word) => Ascii.EqualsIgnoreCase(word, "bearer"u8) || Ascii.EqualsIgnoreCase(word, "basic"u8);

    private static bool TrySeparator(ReadOnlySpan<byte> bytes, int start, ref int at)
    {
        if (start > 0 && bytes[start - 1] == '<' && at < bytes.Length && bytes[at] == '>')
        {
            at++;
            return true;
        }

        while (at < bytes.Length && bytes[at] is (byte)'\\' or (byte)'"' or (byte)'\'')
        {
            at++;
        }

        at += Run(bytes[at..], Blanks);
        if (at == bytes.Length || bytes[at] is not ((byte)':' or (byte)'='))
        {
            return false;
        }

        at++;
        at += at < bytes.Length && bytes[at] == '>' ? 1 : 0;
        at += Run(bytes[at..], Blanks);
        return true;
    }

    // A quoted value ends at the closing quote, any other at a byte that no value contains. A quote with more escapes than the first one is part of the value.
    private static int ValueLength(ReadOnlySpan<byte> bytes, ref int at)
    {
        var escapes = Run(bytes[at..], (byte)'\\');
        var quote = at + escapes < bytes.Length ? bytes[at + escapes] : (byte)0;
        if (quote is not ((byte)'"' or (byte)'\''))
        {
            var end = bytes[at..].IndexOfAny(ValueEnds);
            return end < 0 ? bytes.Length - at : end;
        }

        at += escapes + 1;
        var before = 0;
        for (var i = at; i < bytes.Length; i++)
        {
            if (bytes[i] == quote && before <= escapes)
            {
                return i - at - before;
            }

            before = bytes[i] == '\\' ? before + 1 : 0;
        }

        return bytes.Length - at;
    }

    // https://user:password@host
    private static int MarkUserInfo(EncodedText text, int start, SecretMarks marks)
    {
        var rest = text.Bytes[start..];
        var end = rest.IndexOfAny(AuthorityEnds);
        var user = (end < 0 ? rest : rest[..end]).LastIndexOf((byte)'@');
        return user > 0 ? marks.Add(text, start, user, isToken: false) : start;
    }

    // These URLs are secret: anyone who has one can post to it.
    private static int MarkSecretUrl(EncodedText text, int start, SecretMarks marks)
    {
        var bytes = text.Bytes;
        var host = bytes[start..];
        var path = Starts(host, "hooks.slack.com/"u8) ? 16
            : Starts(host, "hooks.slack-gov.com/"u8) ? 20
            : Starts(host, "files.slack.com/upload/"u8) ? 23
            : Starts(host, "files.slack-gov.com/upload/"u8) ? 27
            : 0;
        if (path == 0)
        {
            return 0;
        }

        var end = bytes[(start + path)..].IndexOfAny(UrlEnds);
        var size = end < 0 ? bytes.Length - start - path : end;
        return size > 0 ? marks.Add(text, start + path, size, isToken: false) : 0;
    }

    private static bool Starts(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> with) => bytes.Length >= with.Length && Ascii.EqualsIgnoreCase(bytes[..with.Length], with);

    private static int Run(ReadOnlySpan<byte> bytes, SearchValues<byte> of)
    {
        var end = bytes.IndexOfAnyExcept(of);
        return end < 0 ? bytes.Length : end;
    }

    private static int Run(ReadOnlySpan<byte> bytes, byte of)
    {
        var end = bytes.IndexOfAnyExcept(of);
        return end < 0 ? bytes.Length : end;
    }
}
