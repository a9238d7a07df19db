using SlackGen.Generator.Pipeline;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>The methods that start, continue and end a streaming message.</summary>
/// <param name="Start">The method that starts it.</param>
/// <param name="Append">The method that adds a piece.</param>
/// <param name="Stop">The method that ends it.</param>
internal sealed record StreamSteps(Method Start, Method Append, Method Stop)
{
    /// <summary>Gets the last method without the arguments with a piece of the message, which the stream sets.</summary>
    public Method Completion => Stop with
    {
        Params = Stop.Params.Where(p => !MessageStreaming.PieceArguments.Contains(p.Name)).ToEquatableArray(),
        Groups = Stop.Groups.Where(g => !g.Arguments.Any(MessageStreaming.PieceArguments.Contains)).ToEquatableArray(),
    };

    /// <summary>Gets the type of a chunk.</summary>
    public TypeRef Chunk => Append.Params.First(p => p.Name == MessageStreaming.ChunksArgument).Type.Element!;

    /// <summary>Gets the length of the longest piece that both methods take, in characters; null where the manifest has no bound.</summary>
    public long? MaxLength => Longest(Append) is { } append && Longest(Stop) is { } stop ? Math.Min(append, stop) : Longest(Append) ?? Longest(Stop);

    /// <summary>Returns the methods; null if the method starts no stream, or the client does not select all of them.</summary>
    public static StreamSteps? Find(FileInput input, Method start)
    {
        return start.Stream is { } stream && Step(stream.Append) is { } append && Step(stream.Stop) is { } stop && Step(start.Name) is not null
            ? new StreamSteps(start, append, stop)
            : null;

        Method? Step(string name) =>
            input.Plan.Methods.Contains(name) ? input.File.Model.Methods.FirstOrDefault(m => m.Name == name && (m == start || MessageStreaming.Missing(m).Count == 0)) : null;
    }

    private static long? Longest(Method method) => method.Params.First(p => p.Name == MessageStreaming.TextArgument).Bounds.MaxLength;
}
