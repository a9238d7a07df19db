namespace SlackGen;

/// <summary>The steps of an upload: an address for each file, its bytes, and one call that completes them all.</summary>
internal static class FileUploads
{
    public static async Task<TResponse> UploadAsync<TResponse>(
        SlackConnection connection,
        SlackMethod address,
        SlackMethod complete,
        IEnumerable<SlackUpload> files,
        SlackUploadShare? share,
        IProgress<long>? progress,
        CancellationToken cancellationToken)
        where TResponse : SlackResponse, new()
    {
        var uploaded = new List<UploadedFile>();
        long done = 0;
        foreach (var file in files)
        {
            ArgumentNullException.ThrowIfNull(file);
            await using var source = await UploadSource.OpenAsync(file, cancellationToken).ConfigureAwait(false);
            var place = await connection.CallAsync<SlackRawResponse>(address, new SlackRawRequest(Describe(file, source.Length)), cancellationToken).ConfigureAwait(false);
            var before = done;
            var report = progress is null ? null : new Offset(progress, before);
            await connection.UploadAsync(Target(address, place), source.Upload, report, cancellationToken).ConfigureAwait(false);
            done += source.Length;
            uploaded.Add(new UploadedFile(SlackReader.Text(place.Json, "file_id"), file.Title ?? file.FileName));
        }

        if (uploaded.Count == 0)
        {
            throw new ArgumentException("There is no file to upload.", nameof(files));
        }

        var arguments = (share ?? new SlackUploadShare()).Arguments();
        arguments["files"] = uploaded;
        return await connection.CallAsync<TResponse>(complete, new SlackRawRequest(arguments), cancellationToken).ConfigureAwait(false);
    }

    private static Dictionary<string, object?> Describe(SlackUpload file, long length) => new()
    {
        ["filename"] = file.FileName,
        ["length"] = length,
        ["alt_txt"] = file.AltText,
        ["snippet_type"] = file.SnippetType,
    };

    private static Uri Target(SlackMethod address, SlackRawResponse place) =>
        Uri.TryCreate(SlackReader.Text(place.Json, "upload_url"), UriKind.Absolute, out var uri) && (uri.Scheme == "https" || uri.IsLoopback)
            ? uri
            : throw new SlackException($"{address.Name} answered without an https address to upload to.", address.Name);

    /// <summary>Reports the bytes of one file as bytes of all.</summary>
    private sealed class Offset(IProgress<long> progress, long before) : IProgress<long>
    {
        public void Report(long value) => progress.Report(before + value);
    }

    private sealed class UploadedFile(string id, string title) : SlackModel
    {
        private static readonly FieldNames WireNames = new(" id title"u8);

        protected override void WriteFields(SlackJsonWriter writer)
        {
            writer.Names(WireNames);
            writer.String(id);
            writer.String(title);
        }
    }
}
