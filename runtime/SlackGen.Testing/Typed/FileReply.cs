namespace SlackGen.Testing;

/// <summary>Turns the typed response of a method that returns a file into the bytes that the fake sends.</summary>
internal static class FileReply
{
    private const string DefaultContentType = "application/gzip";

    /// <summary>Reads the content to its end. The stream is left open.</summary>
    public static FakeResponse Read(SlackResponse response)
    {
        var file = (SlackFileResponse)response;
        using var bytes = new MemoryStream();
        file.Content.CopyTo(bytes);
        return new FakeResponse(bytes.ToArray(), file.ContentType ?? DefaultContentType);
    }
}
