namespace SlackGen.Testing;

/// <summary>
/// The files with their bytes, up to a total number of bytes, and the uploads that are not complete yet. The caller holds the gate.
/// </summary>
internal sealed class FileBook
{
    private const int MaxPending = 10_000;

    private readonly Dictionary<string, FileEntity> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PendingUpload> pending = new(StringComparer.Ordinal);
    private readonly Queue<string> pendingOrder = new();
    private long keptBytes;

    /// <summary>Gets or sets the number of bytes that all files together may have.</summary>
    public long MaxBytes { get; set; } = FakeSlackOptions.DefaultMaxFileBytes;

    /// <summary>Gets the files in the order in which they were added, deleted ones among them.</summary>
    public IEnumerable<FileEntity> All => files.Values;

    /// <summary>Returns a file, deleted or not; null if there is none.</summary>
    public FileEntity? Find(string id) => files.GetValueOrDefault(id);

    public void Add(FileEntity file) => files.Add(file.Id, file);

    /// <summary>Removes a file without a trace, such as a remote one. Messages that shared it no longer show it.</summary>
    public void Remove(FileEntity file) => files.Remove(file.Id);

    /// <summary>Takes room for bytes.</summary>
    /// <returns>Whether there was room.</returns>
    public bool TryReserve(long length)
    {
        if (length > MaxBytes - keptBytes)
        {
            return false;
        }

        keptBytes += length;
        return true;
    }

    /// <summary>Gives back room for bytes that are not kept after all.</summary>
    public void Release(long length) => keptBytes -= length;

    /// <summary>Deletes a file and its bytes.</summary>
    public void Delete(FileEntity file)
    {
        file.IsDeleted = true;
        Release(file.Content?.Length ?? 0);
        file.Content = null;
    }

    /// <summary>Begins an upload. Only the newest 10,000 can be completed.</summary>
    public void Begin(PendingUpload upload)
    {
        if (pendingOrder.Count == MaxPending && pending.Remove(pendingOrder.Dequeue(), out var dropped))
        {
            Release(dropped.Content?.Length ?? 0);
        }

        pending.Add(upload.FileId, upload);
        pendingOrder.Enqueue(upload.FileId);
    }

    /// <summary>Returns an upload that is not complete; null if there is none.</summary>
    public PendingUpload? FindPending(string fileId) => pending.GetValueOrDefault(fileId);

    /// <summary>Sets the bytes of an upload, for which there is room, or its length alone. Bytes that were sent before are replaced.</summary>
    public void Receive(PendingUpload upload, long length, ReadOnlyMemory<byte>? content)
    {
        Release(upload.Content?.Length ?? 0);
        (upload.ReceivedLength, upload.Content) = (length, content);
    }

    /// <summary>Turns an upload into a file. Its bytes keep their room.</summary>
    public FileEntity Complete(WorkspaceState state, PendingUpload upload, string? title)
    {
        pending.Remove(upload.FileId);
        var file = new FileEntity
        {
            Id = upload.FileId,
            UserId = upload.UserId,
            Name = upload.Name,
            Title = title ?? upload.Name,
            Created = state.Now.ToUnixTimeSeconds(),
            Kind = upload.SnippetType is { } language ? FileKind.OfType(language) : FileKind.OfName(upload.Name),
            Mode = upload.SnippetType is null ? FileEntity.Hosted : FileEntity.Snippet,
            Size = upload.ReceivedLength!.Value,
            Content = upload.Content,
            AltText = upload.AltText,
        };
        files.Add(file.Id, file);
        return file;
    }
}
