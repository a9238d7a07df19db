using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Packing;

/// <summary>
/// The compiled form of a manifest: the models of its files in one block of bytes, which is read in a fraction of the time of the YAML. Writer and reader
/// belong to one build, so the form has no version.
/// </summary>
public static class ManifestPack
{
    /// <summary>Returns the compiled form of files.</summary>
    /// <param name="files">The keys of the files and their models.</param>
    public static byte[] Write(IEnumerable<(string Key, ManifestFile Model)> files)
    {
        var writer = new PackWriter();
        var all = files.ToList();
        writer.Number(all.Count);
        foreach (var (key, model) in all)
        {
            writer.Text(key);
            writer.File(model);
        }

        return writer.ToArray();
    }

    /// <summary>Returns the files of a compiled form, in the order in which they were written.</summary>
    /// <exception cref="InvalidDataException">The bytes end early.</exception>
    public static IReadOnlyList<(string Key, ManifestFile Model)> Read(byte[] pack)
    {
        var reader = new PackReader(pack);
        var files = new (string Key, ManifestFile Model)[reader.Number()];
        for (var i = 0; i < files.Length; i++)
        {
            files[i] = (reader.Text()!, reader.File());
        }

        return files;
    }
}
