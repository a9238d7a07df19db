using System.Text.Json.Serialization;

namespace Export;

/// <summary>The state of an export, in <c>export.json</c>.</summary>
/// <param name="TeamId">The ID of the workspace.</param>
/// <param name="Began">The time at which the export began. What is newer is not in it, so that lists do not change while they are read.</param>
/// <param name="IsComplete">Whether everything is exported.</param>
internal sealed record ExportState(string TeamId, DateTimeOffset Began, bool IsComplete);

/// <summary>The state of a part, in <c>….state</c>.</summary>
/// <param name="Length">The number of bytes of the part that are final.</param>
/// <param name="Position">The position in the list behind these bytes.</param>
internal sealed record PartState(long Length, string Position);

[JsonSerializable(typeof(ExportState))]
[JsonSerializable(typeof(PartState))]
[JsonSerializable(typeof(string))]
internal sealed partial class ExportJson : JsonSerializerContext;

/// <summary>The folder of an export.</summary>
internal sealed class ExportFolder
{
    private const string StateName = "export.json";

    private ExportFolder(string path, ExportState state) => (Path, State) = (path, state);

    /// <summary>Gets the path.</summary>
    public string Path { get; }

    /// <summary>Gets the state.</summary>
    public ExportState State { get; private set; }

    /// <summary>Opens the folder of an export, or begins one in an empty folder.</summary>
    /// <param name="path">The path of the folder, which need not exist.</param>
    /// <param name="teamId">The ID of the workspace.</param>
    /// <param name="now">The time at which a new export begins.</param>
    /// <exception cref="InvalidDataException">The folder has files of something else, or the export of another workspace.</exception>
    public static ExportFolder Open(string path, string teamId, DateTimeOffset now)
    {
        Directory.CreateDirectory(path);
        var statePath = System.IO.Path.Combine(path, StateName);
        var state = AtomicFile.Read(statePath, ExportJson.Default.ExportState);
        if (state is null)
        {
            if (Directory.EnumerateFileSystemEntries(path).Any(e => !e.EndsWith(StateName + ".tmp", StringComparison.Ordinal)))
            {
                throw new InvalidDataException($"The folder {path} is not empty and has no {StateName}. Name another folder, or an export to continue.");
            }

            state = new ExportState(teamId, now, IsComplete: false);
            AtomicFile.Write(statePath, state, ExportJson.Default.ExportState);
        }

        return state.TeamId == teamId
            ? new ExportFolder(path, state)
            : throw new InvalidDataException($"The folder {path} has the export of the workspace {state.TeamId}, and the token is of {teamId}. Name another folder.");
    }

    /// <summary>Returns the path of a part.</summary>
    /// <param name="name">The name of the part, such as <c>messages/C1</c>.</param>
    /// <exception cref="InvalidDataException">The name has characters that no ID of Slack has.</exception>
    public string PathOf(string name)
    {
        var path = System.IO.Path.Combine([Path, .. name.Split('/')]) + ".jsonl";
        return name.All(c => char.IsAsciiLetterOrDigit(c) || c == '/') ? path : throw new InvalidDataException($"'{name}' cannot be the name of a file.");
    }

    /// <summary>Marks the export as complete.</summary>
    public void Complete()
    {
        State = State with { IsComplete = true };
        AtomicFile.Write(System.IO.Path.Combine(Path, StateName), State, ExportJson.Default.ExportState);
    }
}
