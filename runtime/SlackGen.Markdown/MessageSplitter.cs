using SlackGen.Types;

namespace SlackGen;

/// <summary>Divides blocks among messages.</summary>
internal static class MessageSplitter
{
    // The documented bound of a message.
    private const int MaxBlocks = 50;

    public static IReadOnlyList<IReadOnlyList<IBlock>> Split(IReadOnlyList<IBlock> blocks)
    {
        var messages = new List<List<IBlock>>();
        var length = 0;
        foreach (var block in blocks)
        {
            var added = block is TableBlock table ? table.Rows.Sum(TableBuilder.Length) : 0;
            if (messages.Count == 0 || messages[^1].Count == MaxBlocks || length + added > TableBuilder.MaxLength)
            {
                messages.Add([]);
                length = 0;
            }

            messages[^1].Add(block);
            length += added;
        }

        return messages;
    }
}
