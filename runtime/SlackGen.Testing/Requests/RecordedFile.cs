namespace SlackGen.Testing;

/// <summary>A file of a request.</summary>
/// <param name="Argument">The name of the argument whose value is the file.</param>
/// <param name="Name">The name of the file as it was sent.</param>
/// <param name="ContentType">The media type as it was sent; null for none.</param>
/// <param name="Bytes">The content of the file.</param>
public sealed record RecordedFile(string Argument, string Name, string? ContentType, ReadOnlyMemory<byte> Bytes);
