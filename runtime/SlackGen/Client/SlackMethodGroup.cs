using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SlackGen.Infrastructure;

/// <summary>The base of generated sub-clients, one per method group.</summary>
public abstract class SlackMethodGroup
{
    private readonly SlackConnection? connection;

    /// <summary>For mocking: a sub-client without connection, whose methods are overridden.</summary>
    protected SlackMethodGroup()
    {
    }

    /// <summary>A sub-client over a connection.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SlackMethodGroup(SlackConnection connection) => this.connection = connection;

    /// <summary>The connection.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SlackConnection SlackConnection => connection
        ?? throw new InvalidOperationException($"{GetType().Name} was made without a connection, as mocks are: override the member that is called.");

    /// <summary>Calls a method that needs arguments.</summary>
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

    /// <summary>Follows a method's cursors page by page.</summary>
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
            var cursor = page.PageCursor;
            if (string.IsNullOrEmpty(cursor))
            {
                yield break;
            }

            // A cursor that comes back would make the loop endless.
            if (!seen.Add(cursor))
            {
                throw new SlackException($"{method.Name} answered with a cursor that it had given before; the pages would never end.", method.Name);
            }

            request = request.At(cursor);
        }
    }

    /// <summary>Follows a method's cursors item by item.</summary>
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
                yield return item;
            }
        }
    }

    /// <summary>Uploads files and completes the upload.</summary>
    /// <param name="address">The method that returns a URL for each file.</param>
    /// <param name="complete">The method that completes the upload.</param>
    /// <param name="files">The files.</param>
    /// <param name="share">The arguments of the completing method apart from the files.</param>
    /// <param name="progress">Told how many bytes of all files have been sent.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<TResponse> UploadFilesAsync<TResponse>(
        SlackMethod address,
        SlackMethod complete,
        IEnumerable<SlackUpload> files,
        SlackRequest? share,
        IProgress<long>? progress,
        CancellationToken cancellationToken)
        where TResponse : SlackResponse, new()
    {
        ArgumentNullException.ThrowIfNull(files);
        return FileUploads.UploadAsync<TResponse>(SlackConnection, address, complete, files, share, progress, cancellationToken);
    }

    /// <summary>Sends the bytes of a file to the URL that a method returned for them.</summary>
    /// <param name="address">The method that returned the URL.</param>
    /// <param name="uploadUrl">The URL.</param>
    /// <param name="file">The file.</param>
    /// <param name="progress">Told how many bytes have been sent.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task SendFileAsync(SlackMethod address, string uploadUrl, SlackUpload file, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(uploadUrl);
        ArgumentNullException.ThrowIfNull(file);
        return FileUploads.SendAsync(SlackConnection, address, uploadUrl, file, progress, cancellationToken);
    }
}
