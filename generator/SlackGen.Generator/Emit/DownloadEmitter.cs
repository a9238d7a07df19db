using SlackGen.Generator.Pipeline;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits downloads of files. The runtime performs them; the manifest names the method that looks up a file.</summary>
internal static class DownloadEmitter
{
    private const string Failure = CSharp.Runtime + "SlackException";

    /// <summary>Emits the downloads of the files that a method looks up; nothing for any other method.</summary>
    public static void Emit(CodeWriter writer, FileInput input, Method method)
    {
        if (method.Download is not { } name)
        {
            return;
        }

        var argument = method.Params.First(p => p.Required).Name;
        var file = CSharp.Type(method.Returns.First(r => r.Name == name).Type, input.Plan);
        var lookup = $"{MemberNames.Field(method)}, {CSharp.Literal(argument)}, {CSharp.Literal(name)}";
        const string Rest = "global::System.IProgress<long>? progress = null, " + CSharp.Cancellation + " cancellationToken = default";
        Describe(writer, method)
            .Param("destination", "The stream that receives the content from its current position on. It is left open. If it cannot seek, a download that breaks off continues only where Slack allows it.")
            .Param("progress", "The receiver of the number of bytes that have been written. The number never decreases, not even when the download begins again.")
            .Param("cancellationToken", "The token that cancels the download.")
            .Returns("A task that completes when the stream has received the whole content.")
            .Exception("global::System.ArgumentException", "The stream cannot be written.")
            .Exception("global::System.TimeoutException", "The stream accepted no bytes for the time of `AttemptTimeout`.")
            .Exception(Failure, "The file has no content at Slack, the token may not read it, or the content could not be received.")
            .Lines($$"""
                public virtual {{CSharp.Task}} DownloadAsync({{file}} file, global::System.IO.Stream destination, {{Rest}}) =>
                    DownloadFileAsync({{lookup}}, file, destination, progress, cancellationToken);

                """);
        Describe(writer, method)
            .Param("path", "The path of the file on disk, with its name; an existing file is replaced. The content is written to a temporary file in the same folder, which gets this name when it is complete.")
            .Param("progress", "The receiver of the number of bytes that have been written. The number never decreases, not even when the download begins again.")
            .Param("cancellationToken", "The token that cancels the download.")
            .Returns("A task that completes when the file on disk is complete.")
            .Exception("global::System.ArgumentException", "The path is empty or that of a folder.")
            .Exception("global::System.IO.IOException", "The file on disk could not be written.")
            .Exception(Failure, "The file has no content at Slack, the token may not read it, or the content could not be received.")
            .Lines($$"""
                public virtual {{CSharp.Task}} DownloadAsync({{file}} file, string path, {{Rest}}) =>
                    DownloadFileAsync({{lookup}}, file, path, progress, cancellationToken);

                """);
    }

    private static CodeWriter Describe(CodeWriter writer, Method method)
    {
        var scopes = method.Scopes.SelectMany(s => s.Names).Distinct().ToList();
        var scope = scopes.Count == 0 ? "" : $" The token needs the scope `{string.Join("` or `", scopes)}`.";
        return writer.Summary("Downloads the content of a file as a stream, from `url_private_download` or `url_private`.")
            .Remarks([
                $"The token is sent to Slack only.{scope} A broken connection is continued where it ended, and a file without a URL is looked up with {method.Name} first.",
                "`AttemptTimeout` limits the time without progress.",
            ])
            .Param("file", "The file, from a response, an event or a message.");
    }
}
