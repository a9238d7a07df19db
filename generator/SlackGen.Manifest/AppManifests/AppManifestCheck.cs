using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.AppManifests;

/// <summary>
/// Finds the parts of a manifest that cannot be read: values of another shape, aliases, keys that are there twice, and misspelt keys and words. Slack ignores a key that
/// it does not know, so such a mistake shows only in what never arrives.
/// </summary>
/// <param name="report">The receiver of mistakes.</param>
internal sealed class AppManifestCheck(Action<AppManifestMistake> report)
{
    private const string MergeKey = "<<";
    private const string ShortcutType = "features.shortcuts.type";

    private static readonly string[] ShortcutTypes = ["global", "message"];
    private readonly SortedSet<string> unreadable = new(StringComparer.Ordinal);

    /// <summary>Reports the mistakes of a manifest, and returns the paths whose values are not known for them.</summary>
    public IEnumerable<string> Check(YamlMapping root)
    {
        CheckMap(root, "");
        return unreadable;
    }

    private void CheckValue(YamlNode value, string path)
    {
        switch (AppManifestKeys.Find(path), value)
        {
            case (_, YamlScalar { IsNull: true }):
                break;
            case (null, _):
                CheckDuplicates(value, path);
                break;
            case (_, YamlAlias):
                Add(value.Span, path, $"'{path}' is an alias, which is not read; write its value out.");
                break;
            case (AppManifestShape.Map, YamlMapping map):
                CheckMap(map, path);
                break;
            case (AppManifestShape.Maps or AppManifestShape.Texts, YamlSequence list):
                list.Items.ForEach(item => CheckItem(item, path));
                break;
            case (AppManifestShape.Text, YamlScalar text):
                CheckText(text, path);
                break;
            case (AppManifestShape.Flag, YamlScalar flag):
                AddFlag(flag, path);
                break;
            case ({ } shape, _):
                Add(value.Span, path, $"'{path}' is {Describe(shape)}, not {value.Shape}.");
                break;
        }
    }

    private void CheckItem(YamlNode item, string path)
    {
        switch (AppManifestKeys.Find(path), item)
        {
            case (AppManifestShape.Maps, YamlMapping map):
                CheckMap(map, path);
                break;
            case (AppManifestShape.Texts, YamlScalar { IsNull: false }):
                break;
            case (_, YamlAlias):
                Add(item.Span, path, $"An item of '{path}' is an alias, which is not read; write its value out.");
                break;
            case (var shape, _):
                Add(item.Span, path, $"An item of '{path}' is {(shape == AppManifestShape.Maps ? "a map" : "text")}, not {item.Shape}.");
                break;
        }
    }

    private void CheckMap(YamlMapping map, string path)
    {
        var keys = AppManifestKeys.Under(path).ToList();
        AddDuplicates(map, path);
        foreach (var entry in map.Entries)
        {
            var key = entry.Key.Value;
            if (key == MergeKey)
            {
                Add(entry.Key.Span, path, "The merge key '<<' is not read; write its entries out.");
            }
            else if (!keys.Contains(key) && Suggestion.Misspelt(key, keys) is { } meant)
            {
                var isThere = map.Entries.Exists(e => e.Key.Value == meant);
                Add(
                    entry.Key.Span,
                    AppManifestKeys.Join(path, meant),
                    $"There is no key '{AppManifestKeys.Join(path, key)}', so Slack ignores it. Did you mean '{meant}'{(isThere ? ", which is there too" : "")}?",
                    isThere ? null : meant);
                CheckDuplicates(entry.Value, AppManifestKeys.Join(path, key));
            }
            else
            {
                CheckValue(entry.Value, AppManifestKeys.Join(path, key));
            }
        }
    }

    private void CheckDuplicates(YamlNode node, string path)
    {
        switch (node)
        {
            case YamlMapping map:
                AddDuplicates(map, path);
                map.Entries.ForEach(e => CheckDuplicates(e.Value, AppManifestKeys.Join(path, e.Key.Value)));
                break;
            case YamlSequence list:
                list.Items.ForEach(i => CheckDuplicates(i, path));
                break;
        }
    }

    private void AddDuplicates(YamlMapping map, string path)
    {
        foreach (var same in map.Entries.Where(e => e.Key.Value != MergeKey).GroupBy(e => e.Key.Value, e => e.Key.Span))
        {
            foreach (var again in same.Skip(1))
            {
                var full = AppManifestKeys.Join(path, same.Key);
                Add(again, full, $"The key '{full}' is in line {same.First().Line + 1} too; keep one of them.");
            }
        }
    }

    private void CheckText(YamlScalar text, string path)
    {
        if (path == ShortcutType && Array.IndexOf(ShortcutTypes, text.Value) < 0 && Suggestion.Misspelt(text.Value, ShortcutTypes) is { } meant)
        {
            Add(text.Span, path, $"There is no shortcut of the type '{text.Value}'. Did you mean '{meant}'?", meant);
        }
    }

    private void AddFlag(YamlScalar flag, string path)
    {
        if (flag is { IsPlain: true, Value: "true" or "false" })
        {
            return;
        }

        var word = flag.Value.ToLowerInvariant();
        if (word is "true" or "false")
        {
            Add(flag.Span, path, $"'{path}' is true or false, without quotes and in lower case.", word);
            return;
        }

        var meant = Switch(word);
        Add(flag.Span, path, $"'{path}' is true or false, not '{flag.Value}'.{Suggestion.Sentence(meant)}", meant);
    }

    // A word with two letters swapped is two edits away, which is too far for so short a word.
    private static string? Switch(string word) => word switch
    {
        "yes" or "on" => "true",
        "no" or "off" => "false",
        _ => Suggestion.Misspelt(word, ["true", "false"]) ?? Array.Find(["true", "false"], w => w.OrderBy(c => c).SequenceEqual(word.OrderBy(c => c))),
    };

    private static string Describe(AppManifestShape shape) => shape switch
    {
        AppManifestShape.Map => "a map",
        AppManifestShape.Maps => "a list of maps",
        AppManifestShape.Texts => "a list",
        AppManifestShape.Text => "text",
        AppManifestShape.Flag => "true or false",
    };

    private void Add(ManifestSpan span, string path, string message, string? spelling = null)
    {
        unreadable.Add(path);
        report(new(span, message, spelling));
    }
}
