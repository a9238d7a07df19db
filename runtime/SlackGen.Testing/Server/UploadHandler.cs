using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>
/// Receives the bytes of files at the URLs that <c>files.getUploadURLExternal</c> returns. Samples must point here: otherwise a client under test
/// would send a file to the host that an example names.
/// </summary>
internal sealed class UploadHandler(FakeSlackOptions options, FaultQueue faults, Recording<RecordedUpload> uploads)
{
    /// <summary>The prefix of all upload paths.</summary>
    public const string Prefix = "/upload/v1/";

    /// <summary>The number of bytes of a file that <see cref="RecordedUpload.Start"/> has.</summary>
    private const int MaxStartBytes = 1024 * 1024;

    private int handedOut;

    public static bool Handles(HttpContext http) => http.Request.Path.StartsWithSegments(Prefix.TrimEnd('/'), StringComparison.Ordinal);

    /// <summary>Returns a new upload URL on the host of the request, and the ID of its file, which is the last segment of the URL.</summary>
    public (string Address, string FileId) CreateUrl(HttpRequest request)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"F{Interlocked.Increment(ref handedOut):D8}");
        return ($"{request.Scheme}://{request.Host}{Prefix}{id}", id);
    }

    public async Task HandleAsync(HttpContext http, CancellationToken stopping)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await FakeResponse.MethodNotAllowed().WriteAsync(http.Response).ConfigureAwait(false);
            return;
        }

        var fault = faults.Next();
        using var room = UploadRoom.Reserve(options.Workspace, http.Request.Path.Value!.Split('/')[^1]);
        if (await UploadBody.ReadAsync(http.Request, Math.Max(MaxStartBytes, room.Bytes)).ConfigureAwait(false) is not { } body)
        {
            await FakeResponse.Html(StatusCodes.Status400BadRequest, "400 Bad Request").WriteAsync(http.Response).ConfigureAwait(false);
            return;
        }

        uploads.Add(Record(http.Request, body, fault));
        room.Fill(body);
        var response = new FakeResponse(Encoding.ASCII.GetBytes($"OK - {body.Length}"), "text/plain; charset=utf-8");
        await (fault is null ? response.WriteAsync(http.Response) : fault.PlayAsync(http, () => response, options.TimeProvider, stopping))
            .ConfigureAwait(false);
    }

    private static RecordedUpload Record(HttpRequest request, UploadBody body, Fault? fault) => new()
    {
        Address = new Uri($"{request.Scheme}://{request.Host}{request.Path}{request.QueryString}"),
        FileName = body.Name,
        ContentType = request.ContentType,
        Length = body.Length,
        Sha256 = body.Sha256,
        Start = body.Start.Length > MaxStartBytes ? body.Start[..MaxStartBytes] : body.Start,
        Token = Credentials.Read(request.Headers.Authorization).Token,
        Fault = fault?.Name,
    };
}
