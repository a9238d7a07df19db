using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits uploads of files. The steps are the runtime's; which methods make them is the manifest's.</summary>
internal static class UploadEmitter
{
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

    /// <summary>Emits the upload of which a method is the last step.</summary>
    public static void Emit(CodeWriter writer, FileInput input, Method method)
    {
        if (method.Upload is null || input.File.Model.Methods.FirstOrDefault(m => m.Name == method.Upload) is not { } address)
        {
            return;
        }

        var (key, pascal) = (Naming.Pascal(method.Key), Naming.Pascal(method.Name));
        var share = ShareName(input);
        var rest = WithoutFiles(method);
        var parameter = rest.Params.Any(p => p.Required) || rest.NeedsMore ? share + " share" : share + "? share = null";
        const string Files = "global::System.Collections.Generic.IEnumerable<" + CSharp.Runtime + "SlackUpload>";
        const string Rest = "global::System.IProgress<long>? progress = null, " + CSharp.Cancellation + " cancellationToken = default";
        writer.Line($"private static readonly {CSharp.Runtime}SlackMethod UploadAddressMethod = new({CSharp.Literal(address.Name)}){MethodEmitter.Facts(address)};")
            .Blank()
            .Summary($"Uploads files and shares them: asks {address.Name} for a URL for each, sends the bytes as a stream, and calls {method.Name}.")
            .Line("/// <remarks>Bytes are sent again after a refusal or a broken connection, unless they come from a stream that can be read only once. See <c>AttemptTimeout</c> for stalls.</remarks>")
            .Line("/// <param name=\"files\">The files, from bytes, a path or a stream.</param>")
            .Line("/// <param name=\"share\">Where they are shared, and with what; left out, they stay private.</param>")
            .Line("/// <param name=\"progress\">Told how many bytes of all files have been sent; the number never falls, also when bytes are sent again.</param>")
            .Line("/// <param name=\"cancellationToken\">Cancels the upload.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">There is no file, or one of them has no bytes; nothing was sent.</exception>")
            .Line("/// <exception cref=\"global::System.IO.IOException\">A file or stream cannot be read, or does not have the length that Slack was told.</exception>")
            .Line("/// <exception cref=\"global::System.TimeoutException\">A stream gave no bytes for as long as <c>AttemptTimeout</c>.</exception>")
            .Line($"/// <exception cref=\"{CSharp.Runtime}SlackException\">A step failed, for sending bytes with the method <c>upload</c>; nothing is shared unless the last one succeeds.</exception>")
            .Line($"public virtual {CSharp.Task}<{pascal}Response> UploadAsync({Files} files, {parameter}, {Rest}) =>")
            .Line($"    UploadFilesAsync<{pascal}Response>(UploadAddressMethod, {key}Method, files, share, progress, cancellationToken);")
            .Blank()
            .Summary("Uploads a file and shares it.")
            .Line($"/// <inheritdoc cref=\"UploadAsync(global::System.Collections.Generic.IEnumerable{{{CSharp.Runtime}SlackUpload}}, {share}, global::System.IProgress{{long}}, {CSharp.Cancellation})\"/>")
            .Line($"public {CSharp.Task}<{pascal}Response> UploadAsync({CSharp.Runtime}SlackUpload file, {parameter}, {Rest}) =>")
            .Line($"    UploadAsync(new[] {{ file }}, share, progress, cancellationToken);")
            .Blank()
            .Summary($"Sends the bytes of one file to the URL that {address.Name} returned. It is one step of three, for those who make each by itself; UploadAsync makes all.")
            .Line($"/// <remarks>No token goes along. Afterwards {method.Name} completes the upload.</remarks>")
            .Line("/// <param name=\"uploadUrl\">The URL, over https; over http only where both it and the client's <c>BaseAddress</c> are on loopback.</param>")
            .Line("/// <param name=\"file\">The file, with as many bytes as Slack was told.</param>")
            .Line("/// <param name=\"progress\">Told how many bytes have been sent; the number never falls, also when bytes are sent again.</param>")
            .Line("/// <param name=\"cancellationToken\">Cancels the upload.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">The file has no bytes; nothing was sent.</exception>")
            .Line("/// <exception cref=\"global::System.IO.IOException\">The file or stream cannot be read, or its length changes.</exception>")
            .Line("/// <exception cref=\"global::System.TimeoutException\">The stream gave no bytes for as long as <c>AttemptTimeout</c>.</exception>")
            .Line($"/// <exception cref=\"{CSharp.Runtime}SlackException\">The URL cannot be used, or the bytes could not be sent.</exception>")
            .Line($"public virtual {CSharp.Task} UploadBytesAsync(string uploadUrl, {CSharp.Runtime}SlackUpload file, {Rest}) =>")
            .Line("    SendFileAsync(UploadAddressMethod, uploadUrl, file, progress, cancellationToken);")
            .Blank();
    }
}
