namespace SlackGen;

/// <summary>Performs the steps of a download: looks up the file where that is necessary, checks it, and receives its content.</summary>
/// <param name="connection">The connection, whose token is sent to Slack.</param>
/// <param name="lookupMethod">The method that looks up a file by its ID.</param>
/// <param name="argument">The argument of that method with the ID.</param>
/// <param name="field">The field of its response with the file.</param>
internal sealed class FileDownloads(SlackConnection connection, SlackMethod lookupMethod, string argument, string field)
{
    /// <summary>The name of the step in exceptions, logs, traces and metrics. It has no dot, so it cannot be the name of a method.</summary>
    public const string Name = "download";

    private readonly SlackMethod step = new(Name) { Tokens = lookupMethod.Tokens, Idempotent = true };

    public async Task DownloadAsync(SlackModel file, Stream destination, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!destination.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written. Is it closed?", nameof(destination));
        }

        var shared = await FindAsync(file, cancellationToken).ConfigureAwait(false);
        await ReceiveAsync(shared, destination, progress, cancellationToken).ConfigureAwait(false);
    }

    public async Task DownloadAsync(SlackModel file, string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        path = Path.GetFullPath(path);
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
        {
            throw new ArgumentException("The path is that of a folder. Add the name of the file: the name that Slack gives is never used as a path.", nameof(path));
        }

        var shared = await FindAsync(file, cancellationToken).ConfigureAwait(false);
        var part = Path.Combine(Path.GetDirectoryName(path)!, Path.GetRandomFileName());
        try
        {
            var destination = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
            await using (destination.ConfigureAwait(false))
            {
                await ReceiveAsync(shared, destination, progress, cancellationToken).ConfigureAwait(false);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            TryDelete(part);
            throw;
        }
    }

    // The failure of the download is the one to report.
    private static void TryDelete(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private async Task<SharedFile> FindAsync(SlackModel file, CancellationToken cancellationToken)
    {
        var shared = SharedFile.Read(file);
        if (shared.IsIncomplete && shared.Id.Length > 0)
        {
            var request = new SlackRawRequest(new Dictionary<string, object?> { [argument] = shared.Id });
            var response = await connection.CallAsync<SlackRawResponse>(lookupMethod, request, cancellationToken).ConfigureAwait(false);
            shared = SharedFile.Read(response.Json, field, lookupMethod.Name);
        }

        shared.EnsureDownloadable();
        return shared;
    }

    private async Task ReceiveAsync(SharedFile file, Stream destination, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var transport = connection.Transport;
        var url = DownloadUrl.Parse(file, transport.Options.BaseAddress);
        var token = await connection.GetTokenAsync(step, cancellationToken).ConfigureAwait(false)
            ?? throw new SlackException($"The file '{file.Name}' was not requested: a download needs a token with the scope files:read, and the client has none.", Name);
        var attempt = new DownloadAttempt(transport, file, url, token, new DownloadTarget(destination, progress));
        await transport.SendAsync<SlackRawResponse>(step, null, token, cancellationToken, attempt.ReceiveAsync).ConfigureAwait(false);
    }
}
