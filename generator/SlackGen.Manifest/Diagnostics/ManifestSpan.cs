namespace SlackGen.Manifest.Diagnostics;

/// <summary>A place in a YAML file. Lines and columns count from 0, as the compiler's do.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
/// <param name="EndLine">The last line.</param>
/// <param name="EndColumn">The column after the last character.</param>
public readonly record struct ManifestSpan(int Line, int Column, int EndLine, int EndColumn);
