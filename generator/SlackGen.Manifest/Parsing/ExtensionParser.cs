using SlackGen.Manifest.Diagnostics;

namespace SlackGen.Manifest.Parsing;

/// <summary>Reads <c>extend: true</c>, which adds to something built in instead of replacing it.</summary>
internal static class ExtensionParser
{
    /// <summary>Returns whether a method or type extends a built-in one, and reports keys that an extension cannot have.</summary>
    /// <param name="context">Where diagnostics go.</param>
    /// <param name="reader">The map of the method or type.</param>
    /// <param name="what">What it is called in messages.</param>
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
                $"An extension of {what} only adds, and '{key}' would change it: leave 'extend' out to replace it whole.");
        }

        return true;
    }
}
