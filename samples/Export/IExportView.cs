namespace Export;

/// <summary>Shows the progress of an export. Its members are called from several threads.</summary>
internal interface IExportView
{
    /// <summary>A line was written.</summary>
    /// <param name="part">The part, such as <c>users</c> or <c>messages/C1</c>.</param>
    /// <param name="lines">The number of lines that this run has written to it.</param>
    void Wrote(string part, int lines);

    /// <summary>A part is complete, in this run or in one before.</summary>
    void Completed(string part);

    /// <summary>A part was left out.</summary>
    /// <param name="part">The part.</param>
    /// <param name="error">The error code with which Slack refused it.</param>
    void LeftOut(string part, string error);
}
