using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Export;

/// <summary>Reads and writes small JSON files, each of which exists completely or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Replaces a file.</summary>
    public static void Write<T>(string path, T value, JsonTypeInfo<T> type)
    {
        var temporary = path + ".tmp";
        using (var stream = File.Create(temporary))
        {
            JsonSerializer.Serialize(stream, value, type);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads a file; null if there is none.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static T? Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"{path} is damaged. Delete its folder and export again.");
        }
    }
}
