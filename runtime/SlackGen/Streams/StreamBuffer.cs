using System.Globalization;
using System.Text;

namespace SlackGen;

/// <summary>The text and chunks of a streaming message that were not sent yet, in order. Not safe for concurrent use.</summary>
/// <param name="maxLength">The length of the longest text that a call takes, in characters.</param>
internal sealed class StreamBuffer(int maxLength)
{
    // A message has at most 50 blocks, and a chunk is one at least if it is not an update.
    private const int MaxChunks = 50;

    // Each part is a StringBuilder or a chunk. Text that follows text becomes one part.
    private readonly List<object> parts = [];

    /// <summary>Gets the number of characters of text.</summary>
    public int Length { get; private set; }

    /// <summary>Gets the number of chunks.</summary>
    public int Chunks { get; private set; }

    /// <summary>Gets whether there is nothing to send.</summary>
    public bool IsEmpty => parts.Count == 0;

    /// <summary>Gets whether there is as much as a call takes.</summary>
    public bool IsFull => Length >= maxLength || Chunks >= MaxChunks;

    /// <summary>Gets whether one call takes everything.</summary>
    public bool FitsOneCall => Length <= maxLength && parts.Count <= MaxChunks;

    /// <summary>Adds text.</summary>
    public void Add(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (parts is not [.., StringBuilder last])
        {
            parts.Add(last = new StringBuilder());
        }

        last.Append(text);
        Length += text.Length;
    }

    /// <summary>Adds a chunk.</summary>
    public void Add(ISlackModel chunk)
    {
        parts.Add(chunk);
        Chunks++;
    }

    /// <summary>Takes what the next call sends, at most as much as it takes. The text ends between two characters that a reader sees.</summary>
    /// <param name="isEnd">Whether nothing follows for now; otherwise the last character is held back, since the next text may continue it.</param>
    /// <returns>The pieces; empty if there is nothing to send.</returns>
    public IReadOnlyList<ISlackModel> Take(bool isEnd)
    {
        var pieces = new List<ISlackModel>();
        var room = maxLength;
        while (parts.Count > 0 && pieces.Count < MaxChunks)
        {
            if (parts[0] is not StringBuilder text)
            {
                pieces.Add((ISlackModel)parts[0]);
                parts.RemoveAt(0);
                Chunks--;
                continue;
            }

            var window = text.ToString(0, Math.Min(text.Length, room));
            var isWhole = window.Length == text.Length && (isEnd || parts.Count > 1);
            var cut = isWhole ? window.Length : Boundary(window, window.Length == maxLength);
            if (cut > 0)
            {
                pieces.Add(new StreamText(window[..cut]));
                Length -= cut;
                room -= cut;
            }

            if (cut < text.Length)
            {
                text.Remove(0, cut);
                break;
            }

            parts.RemoveAt(0);
        }

        return pieces;
    }

    // The start of the last text element, which may continue behind the window. Half a surrogate pair at the end says nothing about it. An element that fills a
    // whole call must be divided, but not within a pair.
    private static int Boundary(string window, bool mustCut)
    {
        if (window.Length == 0)
        {
            return 0;
        }

        var last = 0;
        var end = window.Length - (char.IsHighSurrogate(window[^1]) ? 1 : 0);
        for (var at = 0; at < end; at += StringInfo.GetNextTextElementLength(window, at))
        {
            last = at;
        }

        return last > 0 || !mustCut ? last : end;
    }
}
