namespace SlackGen.Testing;

/// <summary>Reads the arguments that name an item: a message, a file or a comment on a file.</summary>
internal static class ItemArguments
{
    /// <summary>Refuses files and their comments, which have neither reactions nor stars in the workspace.</summary>
    /// <exception cref="WorkspaceErrorException"><c>file_not_found</c> or <c>file_comment_not_found</c>.</exception>
    public static void RefuseFiles(WorkspaceCall call)
    {
        if (call.Text("file") is not null)
        {
            throw new WorkspaceErrorException("file_not_found");
        }

        if (call.Text("file_comment") is not null)
        {
            throw new WorkspaceErrorException("file_comment_not_found");
        }
    }
}
