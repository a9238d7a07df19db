using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits uploads of files. The runtime performs the steps; the manifest names the methods for them.</summary>
internal static class UploadEmitter
{
    private const string Upload = CSharp.Runtime + "SlackUpload";
    private const string Failure = CSharp.Runtime + "SlackException";

    // The name of the field for the first step, which returns the URL.
    private const string UrlMethod = "UploadUrlMethod";

    // The argument of the completing method with the list of files, which the upload adds.
    private const string FilesArgument = "files";

    /// <summary>Returns the completing method without the argument for the files.</summary>
    public static Method WithoutFiles(Method method) => method with
    {
        Params = method.Params.Where(p => p.Name != FilesArgument).ToEquatableArray(),
        Groups = method.Groups.Where(g => !g.Arguments.Contains(FilesArgument)).ToEquatableArray(),
    };

    /// <summary>Emits the field that holds the <c>SlackMethod</c> of the first step of an upload.</summary>
    public static void EmitField(CodeWriter writer, FileInput input, Method method)
    {
        if (FirstStep(input, method) is { } first)
        {
            MethodEmitter.EmitField(writer, UrlMethod, first);
        }
    }

    /// <summary>Emits the upload that a method completes; nothing for any other method.</summary>
    public static void Emit(CodeWriter writer, FileInput input, Method method)
    {
        if (FirstStep(input, method) is not { } first)
        {
            return;
        }

        var response = ClassNames.Response(method.Name);
        var share = ClassNames.UploadShare(input.File.Model.Group!);
        var rest = WithoutFiles(method);
        var parameter = rest.Params.Any(p => p.Required) || rest.NeedsMore ? share + " share" : share + "? share = null";
        const string Files = "global::System.Collections.Generic.IEnumerable<" + Upload + ">";
        const string Token = CSharp.Cancellation + " cancellationToken = default";
        const string Rest = "global::System.IProgress<" + CSharp.Runtime + "SlackUploadProgress>? progress = null, " + Token;
        writer.Summary($"Uploads files and shares them. It requests a URL for each file from {first.Name}, sends the bytes as a stream, and calls {method.Name}.")
            .Remarks(["Bytes are sent again after a refusal or a broken connection, unless they come from a stream that can be read only once. `AttemptTimeout` limits the time without progress."])
            .Param("files", "The files, from bytes, a path or a stream.")
            .Param("share", "The arguments that share the files. Without them, the files stay private.")
            .Param("progress", "The receiver of the bytes and files that have been sent, of all files together. The numbers never decrease, not even when bytes are sent again.")
            .Param("cancellationToken", "The token that cancels the upload.")
            .Returns($"A task whose result is the response of {method.Name}.")
            .Exception("global::System.ArgumentException", "There is no file, or a file has no bytes. Nothing is sent.")
            .Exception("global::System.IO.IOException", "A file or stream could not be read, or its length is not the one that was announced to Slack.")
            .Exception("global::System.TimeoutException", "A stream provided no bytes for the time of `AttemptTimeout`.")
            .Exception(Failure, "A step failed. The step that sends bytes has the method name `upload`. Nothing is shared unless the last step succeeds.")
            .Lines($$"""
                public virtual {{CSharp.Task}}<{{response}}> UploadAsync({{Files}} files, {{parameter}}, {{Rest}}) =>
                    UploadFilesAsync<{{response}}>({{UrlMethod}}, {{MemberNames.Field(method)}}, files, share, progress, cancellationToken);

                """)
            .Summary("Uploads a file and shares it.")
            .Param("file", "The file, from bytes, a path or a stream.")
            .Param("share", "The arguments that share the file. Without them, the file stays private.")
            .Param("progress", "The receiver of the bytes that have been sent. The number never decreases, not even when bytes are sent again.")
            .Param("cancellationToken", "The token that cancels the upload.")
            .Inherited($"UploadAsync(global::System.Collections.Generic.IEnumerable{{{Upload}}}, {share}, global::System.IProgress{{{CSharp.Runtime}SlackUploadProgress}}, {CSharp.Cancellation})")
            .Lines($$"""
                public {{CSharp.Task}}<{{response}}> UploadAsync({{Upload}} file, {{parameter}}, {{Rest}}) =>
                    UploadAsync(new[] { file }, share, progress, cancellationToken);

                """)
            .Summary($"Sends the bytes of one file to the URL that {first.Name} returned. This is the second of three steps; `UploadAsync` performs all of them.")
            .Remarks([$"No token is sent. {method.Name} completes the upload."])
            .Param("uploadUrl", "The URL, which is an https URL. An http URL is allowed only if both it and the client's `BaseAddress` are on loopback.")
            .Param("file", "The file, whose length is the one that was announced to Slack.")
            .Param("progress", "The receiver of the number of bytes that have been sent. The number never decreases, not even when bytes are sent again.")
            .Param("cancellationToken", "The token that cancels the upload.")
            .Returns("A task that completes when Slack has received all bytes.")
            .Exception("global::System.ArgumentException", "The file has no bytes. Nothing is sent.")
            .Exception("global::System.IO.IOException", "The file or stream could not be read, or its length changed.")
            .Exception("global::System.TimeoutException", "The stream provided no bytes for the time of `AttemptTimeout`.")
            .Exception(Failure, "The URL cannot be used, or the bytes could not be sent.")
            .Lines($$"""
                public virtual {{CSharp.Task}} UploadBytesAsync(string uploadUrl, {{Upload}} file, global::System.IProgress<long>? progress = null, {{Token}}) =>
                    SendFileAsync({{UrlMethod}}, uploadUrl, file, progress, cancellationToken);

                """);
    }

    private static Method? FirstStep(FileInput input, Method method) =>
        method.Upload is null ? null : input.File.Model.Methods.FirstOrDefault(m => m.Name == method.Upload);
}
