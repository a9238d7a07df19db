namespace SlackGen.Resilience.Tests.Soak;

/// <summary>The sockets that this process has open, of client and fake alike.</summary>
internal static class OpenSockets
{
    public static int Count() => new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos().Count(IsSocket);

    private static bool IsSocket(FileSystemInfo descriptor)
    {
        try
        {
            return descriptor.LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            // Closed since the folder was read.
            return false;
        }
    }
}
