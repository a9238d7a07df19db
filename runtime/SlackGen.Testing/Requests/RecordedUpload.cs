namespace SlackGen.Testing;

/// <summary>A file's bytes that were sent to an upload address.</summary>
public sealed class RecordedUpload
{
    internal RecordedUpload()
    {
    }

    /// <summary>Where they were sent.</summary>
    public required Uri Address { get; init; }

    /// <summary>Gets the ID of the file, where the address was one that the fake handed out: its last segment.</summary>
    public string FileId => Address.Segments[^1];

    /// <summary>Gets the name of the file in a multipart body; null where the bytes were sent as they are.</summary>
    public string? FileName { get; init; }

    /// <summary>The content type as it was sent.</summary>
    public string? ContentType { get; init; }

    /// <summary>How many bytes the file has, without the envelope of a multipart body.</summary>
    public required long Length { get; init; }

    /// <summary>The SHA-256 of all bytes, in capital hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The first mebibyte. Larger files are not kept, so that a test can send gigabytes.</summary>
    public required ReadOnlyMemory<byte> Start { get; init; }

    /// <summary>A token that was sent along; upload addresses need none.</summary>
    public string? Token { get; init; }

    /// <summary>The fault that the upload met; null when there was none.</summary>
    public string? Fault { get; init; }

    /// <summary>The address, length and type, without any content.</summary>
    public override string ToString() => $"{Address.AbsolutePath} ({ContentType ?? "no type"}, {Length} bytes)" + (Fault is null ? "" : $", fault: {Fault}");
}
