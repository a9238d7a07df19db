namespace SlackGen.Testing;

/// <summary>The files, with their bytes and shares.</summary>
internal sealed class FileBook
{
}
