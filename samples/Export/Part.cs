using System.Text;

namespace Export;

/// <summary>
/// A file of the export with a line of JSON for each item. Until it is complete, it is named <c>….part</c>, and <c>….state</c> beside it says how many of its
/// bytes are committed, and the position in Slack's list after them. Bytes that an interrupted run wrote after its last commit are removed.
/// </summary>
internal sealed class Part : IDisposable
{
    private readonly string path;
    private readonly FileStream file;

    private Part(string path, FileStream file, string position) => (this.path, this.file, Position) = (path, file, position);

    /// <summary>Gets the position after the last commit; empty at the start of the list.</summary>
    public string Position { get; private set; }

    private string StatePath => path + ".state";

    /// <summary>Opens a part for writing after its last commit; returns null if it is complete.</summary>
    /// <param name="path">The path of the complete file.</param>
    /// <exception cref="InvalidDataException">The file has lost bytes that were committed.</exception>
    public static Part? Open(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path + ".state");
            return null;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var state = AtomicFile.Read(path + ".state", ExportJson.Default.PartState) ?? new PartState(0, "");
        var file = new FileStream(path + ".part", FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        if (file.Length < state.Length)
        {
            file.Dispose();
            throw new InvalidDataException($"{path}.part is shorter than its state says. Delete the folder and export again.");
        }

        file.SetLength(state.Length);
        file.Position = state.Length;
        return new Part(path, file, state.Position);
    }

    /// <summary>Writes a line.</summary>
    public void WriteLine(string json) => file.Write(Encoding.UTF8.GetBytes(json + "\n"));

    /// <summary>Writes the lines so far to disk, and the position from which an interrupted export continues.</summary>
    /// <param name="position">The position in the list behind them.</param>
    public void Commit(string position)
    {
        file.Flush(flushToDisk: true);
        Position = position;
        AtomicFile.Write(StatePath, new PartState(file.Length, position), ExportJson.Default.PartState);
    }

    /// <summary>Begins the part anew.</summary>
    public void Restart()
    {
        AtomicFile.Write(StatePath, new PartState(0, ""), ExportJson.Default.PartState);
        file.SetLength(0);
        Position = "";
    }

    /// <summary>Ends the part. The file gets its name.</summary>
    public void Complete()
    {
        file.Flush(flushToDisk: true);
        file.Dispose();
        File.Move(path + ".part", path);
        File.Delete(StatePath);
    }

    /// <summary>Removes the part.</summary>
    public void Discard()
    {
        file.Dispose();
        File.Delete(StatePath);
        File.Delete(path + ".part");
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
