namespace SlackGen;

/// <summary>The options of decoding JSON.</summary>
/// <param name="MaxDepth">The maximum nesting depth of objects and lists.</param>
/// <param name="Keep">True to keep unknown fields, and values of another kind than documented, in <see cref="SlackModel.Unrecognized"/>.</param>
/// <param name="Strict">True to fail on them instead.</param>
/// <param name="MaxObjects">The maximum number of objects, lists and free-form values.</param>
internal sealed record DecodeOptions(int MaxDepth = 64, bool Keep = false, bool Strict = false, int MaxObjects = int.MaxValue)
{
    public static DecodeOptions Default { get; } = new();
}
