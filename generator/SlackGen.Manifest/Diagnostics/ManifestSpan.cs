namespace SlackGen.Manifest.Diagnostics;

/// <summary>A span in a YAML file. Lines and columns count from 0, as those of the compiler do.</summary>
/// <param name="Line">The first line.</param>
/// <param name="Column">The column of the first character.</param>
/// <param name="EndLine">The last line.</param>
/// <param name="EndColumn">The column after the last character.</param>
public readonly record struct ManifestSpan(int Line, int Column, int EndLine, int EndColumn);
