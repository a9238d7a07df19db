namespace SlackGen.Generator.Emit;

/// <summary>Writes XML documentation. No other class writes a line of it.</summary>
internal static class Doc
{
    /// <summary>Writes the summary; nothing where the manifest leaves it to the name.</summary>
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

    /// <summary>Writes what a method returns.</summary>
    public static CodeWriter Returns(this CodeWriter writer, DocText text) => writer.Element("returns", "", text);

    /// <summary>Writes an example value.</summary>
    public static CodeWriter Example(this CodeWriter writer, string value) => writer.Element("example", "", DocText.Code(value));

    /// <summary>Writes when an exception is thrown.</summary>
    public static CodeWriter Exception(this CodeWriter writer, string cref, DocText text) => writer.Element("exception", $" cref=\"{cref}\"", text);

    /// <summary>Writes that the documentation is that of the interface or base.</summary>
    public static CodeWriter Inherited(this CodeWriter writer) => writer.Markup("<inheritdoc/>");

    /// <summary>Writes that whatever is not documented here is documented there.</summary>
    public static CodeWriter Inherited(this CodeWriter writer, string cref) => writer.Markup($"<inheritdoc cref=\"{cref}\"/>");

    /// <summary>Writes that some elements of the documentation are those of another member.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="cref">The member.</param>
    /// <param name="path">The elements, as an XPath from the member's documentation: <c>/param</c>.</param>
    public static CodeWriter Inherited(this CodeWriter writer, string cref, string path) => writer.Markup($"<inheritdoc cref=\"{cref}\" path=\"{path}\"/>");

    private static CodeWriter Element(this CodeWriter writer, string name, string attributes, DocText text) =>
        writer.Markup($"<{name}{attributes}>{text.Xml}</{name}>");

    private static CodeWriter Markup(this CodeWriter writer, string xml) => writer.Line("/// " + xml);
}
