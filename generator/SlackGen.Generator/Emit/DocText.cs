namespace SlackGen.Generator.Emit;

/// <summary>
/// The content of a documentation element. A string converts to it and is escaped. Only the members of this type create markup, so no sentence of a manifest
/// can break the XML.
/// </summary>
internal readonly struct DocText
{
    private readonly string? xml;

    private DocText(string xml) => this.xml = xml;

    /// <summary>Gets whether the content is empty.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(xml);

    /// <summary>Gets the XML, which has one line.</summary>
    public string Xml => xml ?? "";

    /// <summary>Converts a sentence. Text in backticks, such as <c>`channel`</c>, becomes a <c>c</c> element.</summary>
    public static implicit operator DocText(string sentence)
    {
        var parts = Escape(sentence).Split('`');
        for (var i = 1; i < parts.Length; i += 2)
        {
            // The last backtick may lack its partner.
            parts[i] = i == parts.Length - 1 ? "`" + parts[i] : $"<c>{parts[i]}</c>";
        }

        return new DocText(string.Concat(parts));
    }

    /// <summary>Joins two contents.</summary>
    public static DocText operator +(DocText left, DocText right) => new(left.Xml + right.Xml);

    /// <summary>Returns a name or value as a <c>c</c> element.</summary>
    public static DocText Code(string value) => new($"<c>{Escape(value)}</c>");

    /// <summary>Returns a reference to a type or member.</summary>
    public static DocText See(string cref) => new($"<see cref=\"{cref}\"/>");

    /// <summary>Returns a link to a page.</summary>
    public static DocText Link(string url, string text) => new($"<see href=\"{Escape(url)}\">{Escape(text)}</see>");

    /// <summary>Returns the items joined in words: <c>a, b or c</c>.</summary>
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
