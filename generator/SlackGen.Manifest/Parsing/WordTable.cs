namespace SlackGen.Manifest.Parsing;

/// <summary>The words of an enum, in the order of its members. The first one is the default.</summary>
internal sealed class WordTable<T>
    where T : struct, Enum
{
    private readonly T[] values = Enum.GetValues(typeof(T)).Cast<T>().ToArray();

    /// <summary>Initializes the table.</summary>
    /// <param name="word">Returns the word of a member.</param>
    public WordTable(Func<T, string> word) => Words = values.Select(word).ToArray();

    /// <summary>Gets the words.</summary>
    public string[] Words { get; }

    /// <summary>Gets the first member.</summary>
    public T Default => values[0];

    /// <summary>Returns the member of a word; null for another word.</summary>
    public T? Find(string word) => Array.IndexOf(Words, word) is >= 0 and var index ? values[index] : null;
}
