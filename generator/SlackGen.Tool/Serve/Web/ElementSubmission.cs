using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>Puts the form values of an input in the form that the submission of a modal takes.</summary>
internal static class ElementSubmission
{
    /// <summary>Returns the text, the list of values, or null for an input without a value.</summary>
    /// <param name="element">The element of the input.</param>
    /// <param name="values">The values of the form.</param>
    public static object? Read(JsonObject element, IReadOnlyList<string> values)
    {
        var isMultiple = element.Text("type") == "checkboxes" || element.Text("type")?.StartsWith("multi_", StringComparison.Ordinal) == true;
        return isMultiple ? values : values is [var only, ..] ? only.ReplaceLineEndings("\n") : null;
    }
}
