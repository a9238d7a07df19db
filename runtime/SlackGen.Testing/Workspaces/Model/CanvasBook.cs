namespace SlackGen.Testing;

/// <summary>The canvases. Each is a file too, with the same ID. The caller holds the gate.</summary>
internal sealed class CanvasBook
{
    private readonly Dictionary<string, CanvasEntity> canvases = new(StringComparer.Ordinal);

    /// <summary>Returns a canvas, deleted or not; null if there is none.</summary>
    public CanvasEntity? Find(string id) => canvases.GetValueOrDefault(id);

    /// <summary>Returns the canvas that is a channel's own; null if it has none.</summary>
    public CanvasEntity? OfChannel(string channelId) => canvases.Values.FirstOrDefault(c => c.IsChannelsOwn && c.ChannelId == channelId && !c.File.IsDeleted);

    public void Add(CanvasEntity canvas) => canvases.Add(canvas.File.Id, canvas);
}
