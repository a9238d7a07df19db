namespace SlackGen;

/// <summary>How JSON is decoded.</summary>
/// <param name="MaxDepth">How deep objects and lists may nest.</param>
/// <param name="Keep">Whether what no property takes is kept.</param>
/// <param name="Strict">Whether what no property takes is an error.</param>
/// <param name="MaxObjects">How many objects, lists and free-form values there may be.</param>
internal sealed record DecodeOptions(int MaxDepth = 64, bool Keep = false, bool Strict = false, int MaxObjects = int.MaxValue)
{
    public static DecodeOptions Default { get; } = new();
}
