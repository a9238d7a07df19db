using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits uploads of files. The steps are the runtime's; which methods make them is the manifest's.</summary>
internal static class UploadEmitter
{
    private const string Upload = CSharp.Runtime + "SlackUpload";
    private const string Failure = CSharp.Runtime + "SlackException";

    // The argument of the completing method that lists the files: the upload fills it in.
    private const string FilesArgument = "files";

    /// <summary>Returns the name of the class that holds the arguments of the completing method apart from the files.</summary>
    public static string ShareName(FileInput input) => Naming.Pascal(input.File.Model.Group!) + "UploadShare";

    /// <summary>Returns the completing method without the argument that lists the files.</summary>
    public static Method WithoutFiles(Method method) => method with
    {
        Params = method.Params.Where(p => p.Name != FilesArgument).ToEquatableArray(),
        Groups = method.Groups.Where(g => !g.Arguments.Contains(FilesArgument)).ToEquatableArray(),
    };

    /// <summary>Emits the field with the facts of the method that an upload begins with.</summary>
    public static void EmitField(CodeWriter writer, FileInput input, Method method)
    {
        if (Address(input, method) is { } address)
        {
            MethodEmitter.EmitField(writer, "UploadAddressMethod", address);
        }
    }

    /// <summary>Emits the upload of which a method is the last step.</summary>
    public static void Emit(CodeWriter writer, FileInput input, Method method)
    {
        if (Address(input, method) is not { } address)
        {
            return;
        }

        var (key, pascal) = (Naming.Pascal(method.Key), Naming.Pascal(method.Name));
        var share = ShareName(input);
        var rest = WithoutFiles(method);
        var parameter = rest.Params.Any(p => p.Required) || rest.NeedsMore ? share + " share" : share + "? share = null";
        const string Files = "global::System.Collections.Generic.IEnumerable<" + Upload + ">";
        const string Rest = "global::System.IProgress<long>? progress = null, " + CSharp.Cancellation + " cancellationToken = default";
        writer.Summary($"Uploads files and shares them: requests a URL for each from {address.Name}, sends the bytes as a stream, and calls {method.Name}.")
            .Remarks(["Bytes are sent again after a refusal or a broken connection, unless they come from a stream that can be read only once. `AttemptTimeout` bounds stalls."])
            .Param("files", "The files, from bytes, a path or a stream.")
            .Param("share", "Where the files are shared, and with what; without it, they stay private.")
            .Param("progress", "The receiver of the number of bytes of all files that have been sent; the number never falls, also when bytes are sent again.")
            .Param("cancellationToken", "The token that cancels the upload.")
            .Returns($"A task whose result is the response of {method.Name}.")
            .Exception("global::System.ArgumentException", "There is no file, or one of them has no bytes. Nothing is sent.")
            .Exception("global::System.IO.IOException", "A file or stream cannot be read, or does not have the length that Slack was told.")
            .Exception("global::System.TimeoutException", "A stream gives no bytes for as long as `AttemptTimeout`.")
            .Exception(Failure, "A step fails; the step that sends bytes has the method name `upload`. Nothing is shared unless the last step succeeds.")
            .Lines($$"""
                public virtual {{CSharp.Task}}<{{pascal}}Response> UploadAsync({{Files}} files, {{parameter}}, {{Rest}}) =>
                    UploadFilesAsync<{{pascal}}Response>(UploadAddressMethod, {{key}}Method, files, share, progress, cancellationToken);

                """)
            .Summary("Uploads a file and shares it.")
            .Param("file", "The file, from bytes, a path or a stream.")
            .Param("share", "Where the file is shared, and with what; without it, it stays private.")
            .Param("progress", "The receiver of the number of bytes that have been sent; the number never falls, also when bytes are sent again.")
            .Param("cancellationToken", "The token that cancels the upload.")
            .Inherited($"UploadAsync(global::System.Collections.Generic.IEnumerable{{{Upload}}}, {share}, global::System.IProgress{{long}}, {CSharp.Cancellation})")
            .Lines($$"""
                public {{CSharp.Task}}<{{pascal}}Response> UploadAsync({{Upload}} file, {{parameter}}, {{Rest}}) =>
                    UploadAsync(new[] { file }, share, progress, cancellationToken);

                """)
            .Summary($"Sends the bytes of one file to the URL that {address.Name} returned. This is one step of three, for callers that make each by itself; UploadAsync makes all.")
            .Remarks([$"No token is sent. Afterwards {method.Name} completes the upload."])
            .Param("uploadUrl", "The URL, over https; over http only where both it and the client's `BaseAddress` are on loopback.")
            .Param("file", "The file, with as many bytes as Slack was told.")
            .Param("progress", "The receiver of the number of bytes that have been sent; the number never falls, also when bytes are sent again.")
            .Param("cancellationToken", "The token that cancels the upload.")
            .Returns("A task that completes when Slack has received all bytes.")
            .Exception("global::System.ArgumentException", "The file has no bytes. Nothing is sent.")
            .Exception("global::System.IO.IOException", "The file or stream cannot be read, or its length changes.")
            .Exception("global::System.TimeoutException", "The stream gives no bytes for as long as `AttemptTimeout`.")
            .Exception(Failure, "The URL cannot be used, or the bytes cannot be sent.")
            .Lines($$"""
                public virtual {{CSharp.Task}} UploadBytesAsync(string uploadUrl, {{Upload}} file, {{Rest}}) =>
                    SendFileAsync(UploadAddressMethod, uploadUrl, file, progress, cancellationToken);

                """);
    }

    private static Method? Address(FileInput input, Method method) =>
        method.Upload is null ? null : input.File.Model.Methods.FirstOrDefault(m => m.Name == method.Upload);
}
