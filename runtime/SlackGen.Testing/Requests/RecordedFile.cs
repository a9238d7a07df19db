namespace SlackGen.Testing;

/// <summary>A file that came with a request.</summary>
/// <param name="Argument">The argument that it is the value of.</param>
/// <param name="Name">The file's name as it was sent.</param>
/// <param name="ContentType">The media type as it was sent.</param>
/// <param name="Bytes">What is in it.</param>
public sealed record RecordedFile(string Argument, string Name, string? ContentType, ReadOnlyMemory<byte> Bytes);
