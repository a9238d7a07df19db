namespace SlackGen.Generator.Emit;

/// <summary>
/// The content of a documentation element. Text becomes one by conversion and is escaped; only the members of this type make markup, so that no sentence of a
/// manifest can break the XML.
/// </summary>
internal readonly struct DocText
{
    private readonly string? xml;

    private DocText(string xml) => this.xml = xml;

    /// <summary>Gets whether there is nothing to say.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(xml);

    /// <summary>Gets the XML, on one line.</summary>
    public string Xml => xml ?? "";

    /// <summary>Converts a sentence, in which backticks mark names as in Markdown: <c>`channel`</c> becomes a <c>c</c> element.</summary>
    public static implicit operator DocText(string sentence)
    {
        var parts = Escape(sentence).Split('`');
        for (var i = 1; i < parts.Length; i += 2)
        {
            // The last one may have no partner.
            parts[i] = i == parts.Length - 1 ? "`" + parts[i] : $"<c>{parts[i]}</c>";
        }

        return new DocText(string.Concat(parts));
    }

    public static DocText operator +(DocText left, DocText right) => new(left.Xml + right.Xml);

    /// <summary>Returns a name or value in the font of code.</summary>
    public static DocText Code(string value) => new($"<c>{Escape(value)}</c>");

    /// <summary>Returns a reference to a type or member.</summary>
    public static DocText See(string cref) => new($"<see cref=\"{cref}\"/>");

    /// <summary>Returns a link to a page.</summary>
    public static DocText Link(string url, string text) => new($"<see href=\"{Escape(url)}\">{Escape(text)}</see>");

    /// <summary>Returns a list in words: <c>a, b or c</c>.</summary>
    public static DocText Alternatives(IReadOnlyList<DocText> items)
    {
        var text = items[0];
        for (var i = 1; i < items.Count; i++)
        {
            text = text + (i == items.Count - 1 ? " or " : ", ") + items[i];
        }

        return text;
    }

    private static string Escape(string text)
    {
        if (text.Any(CSharp.IsInvisible))
        {
            text = new string(text.Replace("\r\n", "\n").Select(c => CSharp.IsInvisible(c) ? ' ' : c).ToArray());
        }

        return text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }
}
