namespace SlackGen.Testing;

/// <summary>The room in a workspace for the bytes of an upload while they arrive. Without a pending upload there is none, and nothing is kept.</summary>
internal sealed class UploadRoom : IDisposable
{
    private readonly WorkspaceState? state;
    private readonly PendingUpload? upload;
    private long reserved;

    private UploadRoom(WorkspaceState? state, PendingUpload? upload, long reserved) => (this.state, this.upload, this.reserved) = (state, upload, reserved);

    /// <summary>Gets the number of bytes.</summary>
    public int Bytes => (int)reserved;

    /// <summary>Reserves the announced length of the upload to a URL that <c>files.getUploadURLExternal</c> has returned.</summary>
    public static UploadRoom Reserve(Workspace? workspace, string fileId)
    {
        if (workspace is null)
        {
            return new UploadRoom(null, null, 0);
        }

        var state = workspace.State;
        lock (state.Gate)
        {
            var upload = state.Files.FindPending(fileId);
            var hasRoom = upload is not null && upload.AnnouncedLength <= Array.MaxLength && state.Files.TryReserve(upload.AnnouncedLength);
            return new UploadRoom(state, upload, hasRoom ? upload!.AnnouncedLength : 0);
        }
    }

    /// <summary>Hands the bytes over if all of them found room.</summary>
    public void Fill(UploadBody body)
    {
        if (state is null || upload is null)
        {
            return;
        }

        lock (state.Gate)
        {
            // The upload may have been completed meanwhile.
            if (state.Files.FindPending(upload.FileId) != upload)
            {
                return;
            }

            var isWhole = body.Length <= reserved;
            state.Files.Receive(upload, body.Length, isWhole ? (ReadOnlyMemory<byte>?)body.Start : null);
            reserved -= isWhole ? body.Length : 0;
        }
    }

    /// <summary>Gives back the room that is not needed.</summary>
    public void Dispose()
    {
        if (state is not null && reserved > 0)
        {
            lock (state.Gate)
            {
                state.Files.Release(reserved);
            }
        }
    }
}
