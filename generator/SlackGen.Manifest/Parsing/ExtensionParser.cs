using SlackGen.Manifest.Diagnostics;

namespace SlackGen.Manifest.Parsing;

/// <summary>Parses <c>extend: true</c>, which adds to a built-in method or type instead of replacing it.</summary>
internal static class ExtensionParser
{
    /// <summary>Returns whether a method or type extends a built-in one. Keys that an extension cannot have are reported.</summary>
    /// <param name="context">The receiver of diagnostics.</param>
    /// <param name="reader">The map of the method or type.</param>
    /// <param name="what">The method or type, as messages name it.</param>
    /// <param name="path">Its path, for positions.</param>
    /// <param name="keys">The keys of a declaration.</param>
    /// <param name="additions">The keys of an extension.</param>
    public static bool Read(ParseContext context, MapReader reader, string what, string path, string[] keys, string[] additions)
    {
        context.Positions.Set(path + ".extend", reader.SpanOf("extend"));
        if (!reader.Bool("extend", false))
        {
            return false;
        }

        foreach (var key in keys.Where(k => reader.Has(k) && Array.IndexOf(additions, k) < 0))
        {
            context.Report(
                Rules.BadExtension,
                reader.SpanOf(key),
                $"An extension of {what} only adds, and '{key}' would change it: remove 'extend' to replace it as a whole.");
        }

        return true;
    }
}
