using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SlackGen.Infrastructure;

/// <summary>The base of the generated sub-clients, one for each method group.</summary>
public abstract class SlackMethodGroup
{
    private readonly SlackConnection? connection;

    /// <summary>Initializes a sub-client without a connection, for a mock that overrides its methods.</summary>
    protected SlackMethodGroup()
    {
    }

    /// <summary>Initializes a sub-client that uses a connection.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SlackMethodGroup(SlackConnection connection) => this.connection = connection;

    /// <summary>Gets the connection.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SlackConnection SlackConnection => connection
        ?? throw new InvalidOperationException($"{GetType().Name} was created without a connection, which is for mocks. Override the member that is called.");

    /// <summary>Calls a method that requires arguments.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<TResponse> CallAsync<TResponse>(SlackMethod method, SlackRequest request, CancellationToken cancellationToken)
        where TResponse : SlackResponse, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        return CallOptionalAsync<TResponse>(method, request, cancellationToken);
    }

    /// <summary>Calls a method whose arguments are all optional.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<TResponse> CallOptionalAsync<TResponse>(SlackMethod method, SlackRequest? request, CancellationToken cancellationToken)
        where TResponse : SlackResponse, new() => SlackConnection.CallAsync<TResponse>(method, request, cancellationToken);

    /// <summary>Returns the pages of a method, following its cursors.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async IAsyncEnumerable<TResponse> PagesAsync<TResponse>(
        SlackMethod method,
        SlackRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TResponse : SlackResponse, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        request = request.AtFirstPage();
        while (true)
        {
            var page = await CallAsync<TResponse>(method, request, cancellationToken).ConfigureAwait(false);
            yield return page;
            if (page.CursorOfNextPage is not { } cursor)
            {
                yield break;
            }

            // A repeated cursor would make the loop endless.
            if (!seen.Add(cursor))
            {
                throw new SlackException($"{method.Name} returned the same cursor twice; the pages would never end.", method.Name);
            }

            request = request.AtCursor(cursor);
        }
    }

    /// <summary>Returns the items of all pages of a method, following its cursors.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async IAsyncEnumerable<TItem> ItemsAsync<TResponse, TItem>(
        SlackMethod method,
        SlackRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TResponse : SlackResponse, ISlackPage<TItem>, new()
    {
        await foreach (var page in PagesAsync<TResponse>(method, request, cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page.Items ?? [])
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }
    }

    /// <summary>Uploads files and completes the upload.</summary>
    /// <param name="urlMethod">The method that returns a URL for each file.</param>
    /// <param name="completeMethod">The method that completes the upload.</param>
    /// <param name="files">The files.</param>
    /// <param name="completeRequest">The arguments of the completing method other than the files.</param>
    /// <param name="progress">Receives the progress of all files together.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<TResponse> UploadFilesAsync<TResponse>(
        SlackMethod urlMethod,
        SlackMethod completeMethod,
        IEnumerable<SlackUpload> files,
        SlackRequest? completeRequest,
        IProgress<SlackUploadProgress>? progress,
        CancellationToken cancellationToken)
        where TResponse : SlackResponse, new()
    {
        ArgumentNullException.ThrowIfNull(files);
        return FileUploads.UploadAsync<TResponse>(SlackConnection, urlMethod, completeMethod, files, completeRequest, progress, cancellationToken);
    }

    /// <summary>Sends the bytes of a file to the URL that a method returned for it.</summary>
    /// <param name="urlMethod">The method that returned the URL.</param>
    /// <param name="uploadUrl">The URL.</param>
    /// <param name="file">The file.</param>
    /// <param name="progress">Receives the number of bytes sent.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task SendFileAsync(SlackMethod urlMethod, string uploadUrl, SlackUpload file, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(urlMethod);
        ArgumentNullException.ThrowIfNull(uploadUrl);
        ArgumentNullException.ThrowIfNull(file);
        return FileUploads.SendAsync(SlackConnection, urlMethod, uploadUrl, file, progress, cancellationToken);
    }

    /// <summary>Starts a streaming message.</summary>
    /// <param name="startMethod">The method that starts the message.</param>
    /// <param name="appendMethod">The method that adds to it.</param>
    /// <param name="stopMethod">The method that ends it.</param>
    /// <param name="request">The arguments that start the message.</param>
    /// <param name="nameMessage">Returns the channel and the timestamp of the message from the response of the first method.</param>
    /// <param name="maxLength">The length of the longest text that a call takes, in characters.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<SlackMessageStream<TChunk, TCompletion, TResponse>> StreamMessageAsync<TChunk, TStart, TAppend, TCompletion, TResponse>(
        SlackMethod startMethod,
        SlackMethod appendMethod,
        SlackMethod stopMethod,
        SlackRequest request,
        Func<TStart, (string Channel, SlackTimestamp Ts)> nameMessage,
        int maxLength,
        CancellationToken cancellationToken)
        where TChunk : class, ISlackModel
        where TStart : SlackResponse, new()
        where TAppend : SlackResponse, new()
        where TCompletion : SlackRequest
        where TResponse : SlackResponse, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(nameMessage);
        return MessageStream<TChunk, TAppend, TCompletion, TResponse>.StartAsync(
            SlackConnection, startMethod, appendMethod, stopMethod, request, nameMessage, maxLength, cancellationToken);
    }

    /// <summary>Downloads the content of a file to a stream.</summary>
    /// <param name="lookupMethod">The method that looks up a file by its ID.</param>
    /// <param name="argument">The argument of that method with the ID.</param>
    /// <param name="field">The field of its response with the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="destination">The stream.</param>
    /// <param name="progress">Receives the number of bytes written.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task DownloadFileAsync(
        SlackMethod lookupMethod,
        string argument,
        string field,
        SlackModel file,
        Stream destination,
        IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lookupMethod);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(destination);
        return new FileDownloads(SlackConnection, lookupMethod, argument, field).DownloadAsync(file, destination, progress, cancellationToken);
    }

    /// <summary>Downloads the content of a file to a file on disk.</summary>
    /// <param name="lookupMethod">The method that looks up a file by its ID.</param>
    /// <param name="argument">The argument of that method with the ID.</param>
    /// <param name="field">The field of its response with the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="path">The path of the file on disk.</param>
    /// <param name="progress">Receives the number of bytes written.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task DownloadFileAsync(
        SlackMethod lookupMethod,
        string argument,
        string field,
        SlackModel file,
        string path,
        IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lookupMethod);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FileDownloads(SlackConnection, lookupMethod, argument, field).DownloadAsync(file, path, progress, cancellationToken);
    }
}
