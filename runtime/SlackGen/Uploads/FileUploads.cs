namespace SlackGen;

/// <summary>Performs the steps of an upload: gets a URL for each file, sends its bytes, and completes all files with one call.</summary>
internal static class FileUploads
{
    public static async Task<TResponse> UploadAsync<TResponse>(
        SlackConnection connection,
        SlackMethod urlMethod,
        SlackMethod completeMethod,
        IEnumerable<SlackUpload> files,
        SlackRequest? completeRequest,
        IProgress<SlackUploadProgress>? progress,
        CancellationToken cancellationToken)
        where TResponse : SlackResponse, new()
    {
        cancellationToken.ThrowIfCancellationRequested();
        completeRequest?.Validate();
        var uploads = files.ToList();
        if (uploads.Count == 0)
        {
            throw new ArgumentException("There is no file to upload.", nameof(files));
        }

        var sources = new List<UploadSource>(uploads.Count);
        try
        {
            // Opens all files before anything is sent, so that an empty or unreadable file leaves nothing at Slack.
            foreach (var upload in uploads)
            {
                ArgumentNullException.ThrowIfNull(upload, nameof(files));
                sources.Add(await connection.Uploads.OpenAsync(upload, cancellationToken).ConfigureAwait(false));
            }

            var completed = new List<CompletedFile>(uploads.Count);
            var overall = progress is null ? null : new Overall(progress, sources);
            foreach (var (upload, source) in uploads.Zip(sources))
            {
                var (url, id) = await GetUploadUrlAsync(connection, urlMethod, upload, source, completeRequest?.Token, cancellationToken).ConfigureAwait(false);
                await connection.Uploads.SendAsync(url, source, overall, cancellationToken).ConfigureAwait(false);
                overall?.Complete(source);
                completed.Add(new CompletedFile(id, upload.Title ?? upload.FileName, upload.HighlightType));
            }

            return await connection.CallAsync<TResponse>(completeMethod, new Completion(completed, completeRequest), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            foreach (var source in sources)
            {
                await source.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    public static async Task SendAsync(
        SlackConnection connection,
        SlackMethod urlMethod,
        string uploadUrl,
        SlackUpload file,
        IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var url = connection.Uploads.ParseUrl(uploadUrl, urlMethod.Name);
        var source = await connection.Uploads.OpenAsync(file, cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            await connection.Uploads.SendAsync(url, source, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<(Uri Url, string Id)> GetUploadUrlAsync(
        SlackConnection connection,
        SlackMethod urlMethod,
        SlackUpload upload,
        UploadSource source,
        string? token,
        CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, object?>
        {
            ["filename"] = upload.FileName,
            ["length"] = source.Length,
            ["alt_txt"] = upload.AltText,
            ["snippet_type"] = upload.SnippetType,
        };
        var request = new SlackRawRequest(arguments) { Token = token };
        var response = await connection.CallAsync<SlackRawResponse>(urlMethod, request, cancellationToken).ConfigureAwait(false);
        var id = SlackReader.Text(response.Json, "file_id");
        return string.IsNullOrEmpty(id)
            ? throw new SlackException($"{urlMethod.Name} returned no file_id, without which the upload cannot be completed; nothing was sent.", urlMethod.Name)
            : (connection.Uploads.ParseUrl(SlackReader.Text(response.Json, "upload_url"), urlMethod.Name), id);
    }

    /// <summary>Reports the progress of one file after the other as progress of all files.</summary>
    private sealed class Overall(IProgress<SlackUploadProgress> progress, List<UploadSource> sources) : IProgress<long>
    {
        private readonly long total = sources.Sum(s => s.Length);
        private long before;
        private int files;

        public void Report(long value) => progress.Report(new SlackUploadProgress(before + value, total, files, sources.Count));

        public void Complete(UploadSource source)
        {
            (before, files) = (before + source.Length, files + 1);
            Report(0);
        }
    }

    /// <summary>The arguments of the completing method: the files and the caller's arguments.</summary>
    private sealed class Completion : SlackRequest
    {
        private readonly List<CompletedFile> files;
        private readonly SlackRequest? completeRequest;

        public Completion(List<CompletedFile> files, SlackRequest? completeRequest)
        {
            (this.files, this.completeRequest) = (files, completeRequest);
            (Token, Idempotent) = (completeRequest?.Token, completeRequest?.Idempotent);
        }

        protected internal override string? PartitionKey => completeRequest?.PartitionKey;

        protected internal override void WriteArguments(SlackArgumentWriter writer)
        {
            writer.Objects("files"u8, files);
            completeRequest?.WriteAll(writer);
        }
    }

    /// <summary>A file whose bytes have been sent.</summary>
    private sealed class CompletedFile(string id, string title, string? highlightType) : SlackModel
    {
        private static readonly FieldNames WireNames = new(" id title highlight_type"u8);

        protected override void WriteFields(SlackJsonWriter writer)
        {
            writer.Names(WireNames);
            writer.String(id);
            writer.String(title);
            writer.String(highlightType);
        }
    }
}
