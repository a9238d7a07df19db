using System.Globalization;
using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits streaming messages. The runtime sends the pieces; the manifest names the methods for them.</summary>
internal static class StreamEmitter
{
    /// <summary>Emits the stream that a method starts; nothing for any other method.</summary>
    public static void Emit(CodeWriter writer, FileInput input, Method method)
    {
        if (StreamSteps.Find(input, method) is not { } steps)
        {
            return;
        }

        var (request, start) = (ClassNames.Request(method.Name), ClassNames.Response(method.Name));
        var rest = $"{ClassNames.StreamCompletion(input.File.Model.Group!)}, {ClassNames.Response(steps.Stop.Name)}";
        var chunk = CSharp.Type(steps.Chunk, input.Plan);
        var stream = $"{CSharp.Runtime}SlackMessageStream<{chunk}, {rest}>";
        var methods = string.Join(", ", new[] { steps.Start, steps.Append, steps.Stop }.Select(MemberNames.Field));
        var names = string.Join(", ", MessageStreaming.NameFields.Select(n => "r." + method.Returns.First(r => r.Name == n).Property));
        var length = steps.MaxLength?.ToString(CultureInfo.InvariantCulture) ?? "int.MaxValue";
        writer.Summary($"Starts a message whose text arrives bit by bit. The stream adds to it with {steps.Append.Name}, within its rate tier, and ends it with {steps.Stop.Name}.")
            .Remarks(["Dispose the stream, also after a failure: `await using` ends a message that was not completed, so that it does not stay in its streaming state."])
            .Param("request", "The arguments that start the message.")
            .Param("cancellationToken", "The token that cancels the start. It does not cancel the stream.")
            .Returns("A task whose result is the stream.")
            .Exception(CSharp.Runtime + "SlackException", "The message could not be started.")
            .Lines($$"""
                public virtual {{CSharp.Task}}<{{stream}}> StreamAsync({{request}} request, {{CSharp.Cancellation}} cancellationToken = default) =>
                    StreamMessageAsync<{{chunk}}, {{start}}, {{ClassNames.Response(steps.Append.Name)}}, {{rest}}>({{methods}}, request, static r => ({{names}}), {{length}}, cancellationToken);

                """);
    }
}
