namespace SlackGen;

/// <summary>The progress of an upload of one or more files. None of its numbers ever decreases.</summary>
/// <param name="BytesSent">The number of bytes of all files that have been sent.</param>
/// <param name="TotalBytes">The number of bytes of all files.</param>
/// <param name="FilesSent">The number of files that have been sent whole.</param>
/// <param name="TotalFiles">The number of files.</param>
public readonly record struct SlackUploadProgress(long BytesSent, long TotalBytes, int FilesSent, int TotalFiles);
