namespace SlackGen.Manifest.Parsing;

/// <summary>Finds the keys in a text that is not valid YAML.</summary>
internal static class UnparsedKeys
{
    /// <summary>Returns every word that a colon and a blank or line end follow, whatever the structure around it.</summary>
    public static HashSet<string> Find(string text)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var colon = text.IndexOf(':'); colon >= 0; colon = text.IndexOf(':', colon + 1))
        {
            if (colon + 1 < text.Length && !char.IsWhiteSpace(text[colon + 1]))
            {
                continue;
            }

            var end = colon;
            while (end > 0 && text[end - 1] is ' ' or '"' or '\'')
            {
                end--;
            }

            var start = end;
            while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
            {
                start--;
            }

            if (start < end)
            {
                keys.Add(text.Substring(start, end - start));
            }
        }

        return keys;
    }
}
