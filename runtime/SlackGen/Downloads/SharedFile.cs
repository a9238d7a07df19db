using System.Globalization;
using System.Text.Json;

namespace SlackGen;

/// <summary>The facts of a file object that its download needs.</summary>
internal sealed class SharedFile
{
    private const string External = "external";

    private const int MaxName = 100;

    // The modes of files whose bytes Slack serves as they were stored, so that their number is `size`. A canvas, for example, is served as HTML.
    private static readonly string[] StoredModes = ["hosted", "snippet"];

    private readonly string mode;
    private readonly string access;
    private readonly bool isExternal;

    private SharedFile(JsonElement json)
    {
        (mode, access) = (SlackReader.Text(json, "mode"), SlackReader.Text(json, "file_access"));
        isExternal = mode == External || (json.TryGetProperty("is_external", out var external) && external.ValueKind == JsonValueKind.True);
        Id = SlackReader.Text(json, "id");
        Url = SlackReader.Text(json, "url_private_download") is { Length: > 0 } download ? download : SlackReader.Text(json, "url_private");
        MediaType = SlackReader.Text(json, "mimetype");
        Size = StoredModes.Contains(mode) ? ReadSize(json) : null;
        var name = SlackReader.Text(json, "name") is { Length: > 0 } given ? given : Id;
        Name = OneLine.Sanitize(name.Length > 0 ? name : "without a name", MaxName);
    }

    /// <summary>Gets the ID; empty if there is none.</summary>
    public string Id { get; }

    /// <summary>Gets the name for messages, in one line. It is never a path.</summary>
    public string Name { get; }

    /// <summary>Gets the URL of the content; empty if there is none.</summary>
    public string Url { get; }

    /// <summary>Gets the media type; empty if there is none.</summary>
    public string MediaType { get; }

    /// <summary>Gets the number of bytes of the content; null if it is not known.</summary>
    public long? Size { get; }

    /// <summary>Gets whether the object lacks facts that only the look-up of the file has, as in events of Slack Connect and right after an upload.</summary>
    public bool IsIncomplete => access == "check_file_info" || (Url.Length == 0 && !isExternal && mode.Length == 0);

    /// <summary>Reads a file object.</summary>
    public static SharedFile Read(SlackModel file)
    {
        using var json = JsonDocument.Parse(file.ToJson());
        return new SharedFile(json.RootElement);
    }

    /// <summary>Reads the file of a response.</summary>
    /// <exception cref="SlackException">The response has no file.</exception>
    public static SharedFile Read(JsonElement response, string field, string method) =>
        response.TryGetProperty(field, out var file) && file.ValueKind == JsonValueKind.Object
            ? new SharedFile(file)
            : throw new SlackException($"{method} returned no file; nothing was downloaded.", method);

    /// <summary>Checks that Slack has the content and a URL for it.</summary>
    /// <exception cref="SlackException">It has not. The message says why, and what to do.</exception>
    public void EnsureDownloadable()
    {
        var problem = isExternal ? "its content is outside of Slack; fetch external_url from the service that keeps it"
            : mode == "tombstone" ? "it has been deleted"
            : mode == "hidden_by_limit" ? "it is beyond the storage limit of the workspace's plan, and Slack hides its content"
            : access == "access_denied" ? "the token has no access to it"
            : IsIncomplete || Url.Length == 0 ? "it has neither url_private_download nor url_private"
            : null;
        if (problem is not null)
        {
            throw new SlackException($"The file '{Name}' cannot be downloaded: {problem}.", FileDownloads.Name);
        }
    }

    private static long? ReadSize(JsonElement json)
    {
        if (!json.TryGetProperty("size", out var size))
        {
            return null;
        }

        var text = size.ValueKind == JsonValueKind.String ? size.GetString() : size.GetRawText();
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0 ? bytes : null;
    }
}
