namespace SlackGen.Generator.Emit;

/// <summary>Writes the elements of XML documentation. No other class writes XML.</summary>
internal static class Doc
{
    /// <summary>Writes the summary; nothing for empty text, because the manifest leaves out what a name says.</summary>
    public static CodeWriter Summary(this CodeWriter writer, DocText text) => text.IsEmpty ? writer : writer.Element("summary", "", text);

    /// <summary>Writes remarks: one on a line, several as paragraphs.</summary>
    public static CodeWriter Remarks(this CodeWriter writer, IReadOnlyList<DocText> paragraphs)
    {
        if (paragraphs.Count < 2)
        {
            return paragraphs.Count == 0 ? writer : writer.Element("remarks", "", paragraphs[0]);
        }

        writer.Markup("<remarks>");
        foreach (var paragraph in paragraphs)
        {
            writer.Element("para", "", paragraph);
        }

        return writer.Markup("</remarks>");
    }

    /// <summary>Writes the documentation of a parameter.</summary>
    public static CodeWriter Param(this CodeWriter writer, string name, DocText text) => writer.Element("param", $" name=\"{name}\"", text);

    /// <summary>Writes the documentation of a return value.</summary>
    public static CodeWriter Returns(this CodeWriter writer, DocText text) => writer.Element("returns", "", text);

    /// <summary>Writes an example value.</summary>
    public static CodeWriter Example(this CodeWriter writer, string value) => writer.Element("example", "", DocText.Code(value));

    /// <summary>Writes the condition of an exception.</summary>
    public static CodeWriter Exception(this CodeWriter writer, string cref, DocText text) => writer.Element("exception", $" cref=\"{cref}\"", text);

    /// <summary>Writes an element that inherits the documentation of the interface or base class.</summary>
    public static CodeWriter Inherited(this CodeWriter writer) => writer.Markup("<inheritdoc/>");

    /// <summary>Writes an element that inherits the missing documentation from another member.</summary>
    public static CodeWriter Inherited(this CodeWriter writer, string cref) => writer.Markup($"<inheritdoc cref=\"{cref}\"/>");

    /// <summary>Writes an element that inherits some elements of the documentation from another member.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="cref">The member.</param>
    /// <param name="path">The elements, as an XPath from the member's documentation: <c>/param</c>.</param>
    public static CodeWriter Inherited(this CodeWriter writer, string cref, string path) => writer.Markup($"<inheritdoc cref=\"{cref}\" path=\"{path}\"/>");

    private static CodeWriter Element(this CodeWriter writer, string name, string attributes, DocText text) =>
        writer.Markup($"<{name}{attributes}>{text.Xml}</{name}>");

    private static CodeWriter Markup(this CodeWriter writer, string xml) => writer.Line("/// " + xml);
}
