using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>
/// Takes the bytes of files, as the addresses do that <c>files.getUploadURLExternal</c> gives out. Samples must lead here: a client under test would
/// send somebody's file to whatever host an example names.
/// </summary>
internal sealed class UploadHandler(FakeSlackOptions options, FaultTurns faults, Recording<RecordedUpload> uploads)
{
    /// <summary>What all upload addresses begin with.</summary>
    public const string Prefix = "/upload/v1/";

    private const int Kept = 1024 * 1024;

    private int handedOut;

    public static bool Takes(HttpContext http) => http.Request.Path.StartsWithSegments(Prefix.TrimEnd('/'), StringComparison.Ordinal);

    /// <summary>A new address below the one at which the fake was called.</summary>
    public string NewAddress(HttpRequest request) => string.Create(
        CultureInfo.InvariantCulture,
        $"{request.Scheme}://{request.Host}{Prefix}{Interlocked.Increment(ref handedOut)}");

    public async Task HandleAsync(HttpContext http, CancellationToken stopping)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await Answer.Html(StatusCodes.Status405MethodNotAllowed, "405 Method Not Allowed").WriteAsync(http.Response).ConfigureAwait(false);
            return;
        }

        var fault = faults.Next();
        var upload = await ReadAsync(http, fault).ConfigureAwait(false);
        uploads.Add(upload);
        var answer = new Answer(Encoding.ASCII.GetBytes($"OK - {upload.Length}"), "text/plain; charset=utf-8");
        await (fault is null ? answer.WriteAsync(http.Response) : fault.StrikeAsync(http, () => answer, options.TimeProvider, stopping)).ConfigureAwait(false);
    }

    private static async Task<RecordedUpload> ReadAsync(HttpContext http, Fault? fault)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var start = new MemoryStream();
        var buffer = new byte[64 * 1024];
        long length = 0;
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted).ConfigureAwait(false)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            start.Write(buffer, 0, (int)Math.Min(read, Kept - start.Length));
            length += read;
        }

        var request = http.Request;
        return new RecordedUpload
        {
            Address = new Uri($"{request.Scheme}://{request.Host}{request.Path}{request.QueryString}"),
            ContentType = request.ContentType,
            Length = length,
            Sha256 = Convert.ToHexString(hash.GetHashAndReset()),
            Start = start.ToArray(),
            Token = Credentials.Read(request.Headers.Authorization).Token,
            Fault = fault?.Name,
        };
    }
}
