namespace SlackGen.Testing;

/// <summary>A file that was sent to an upload URL.</summary>
public sealed class RecordedUpload
{
    internal RecordedUpload()
    {
    }

    /// <summary>Gets or sets the URL of the upload.</summary>
    public required Uri Address { get; init; }

    /// <summary>Gets the ID of the file: the last segment of a URL that the fake has created.</summary>
    public string FileId => Address.Segments[^1];

    /// <summary>Gets or sets the name of the file in a multipart body; null for raw bytes.</summary>
    public string? FileName { get; init; }

    /// <summary>Gets or sets the content type as it was sent; null for none.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets or sets the length of the file in bytes, without the envelope of a multipart body.</summary>
    public required long Length { get; init; }

    /// <summary>Gets or sets the SHA-256 of all bytes, in upper-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets or sets the first mebibyte of the file. The rest is not kept, so that a test can send gigabytes.</summary>
    public required ReadOnlyMemory<byte> Start { get; init; }

    /// <summary>Gets or sets the token of the request; null for none. Upload URLs need no token.</summary>
    public string? Token { get; init; }

    /// <summary>Gets or sets the name of the fault that affected the upload; null for none.</summary>
    public string? Fault { get; init; }

    /// <summary>Returns the path, content type and length, without any content.</summary>
    public override string ToString() => $"{Address.AbsolutePath} ({ContentType ?? "no type"}, {Length} bytes)" + (Fault is null ? "" : $", fault: {Fault}");
}
