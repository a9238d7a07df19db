using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace SlackGen.Testing;

/// <summary>An uploaded file, hashed while it arrives. Only its beginning is kept, so that a test can send gigabytes.</summary>
/// <param name="Name">The name of the file in a multipart body; null for raw bytes.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="Sha256">The SHA-256 of all bytes, in upper-case hexadecimal digits.</param>
/// <param name="Start">The first bytes, as many as the reader keeps.</param>
internal sealed record UploadBody(string? Name, long Length, string Sha256, byte[] Start)
{
    /// <summary>Reads a file from a raw body or from a part of a multipart body. Slack accepts both.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maxKept">The number of bytes to keep.</param>
    /// <returns>The file, or null if a multipart body cannot be read or has no part.</returns>
    public static async Task<UploadBody?> ReadAsync(HttpRequest request, int maxKept)
    {
        var ended = request.HttpContext.RequestAborted;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return await ReadAsync(request.Body, null, maxKept, ended).ConfigureAwait(false);
        }

        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return null;
        }

        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            UploadBody? file = null;
            while (await reader.ReadNextSectionAsync(ended).ConfigureAwait(false) is { } section)
            {
                var disposition = section.GetContentDispositionHeader();
                var name = disposition is not null && disposition.IsFileDisposition() ? MultipartBody.FileName(disposition) : null;
                var part = await ReadAsync(section.Body, name, maxKept, ended).ConfigureAwait(false);

                // The first file wins; other fields are ignored.
                file = file is null || (file.Name is null && part.Name is not null) ? part : file;
            }

            return file;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<UploadBody> ReadAsync(Stream body, string? name, int maxKept, CancellationToken ended)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var start = new MemoryStream();
        var buffer = new byte[64 * 1024];
        long length = 0;
        int read;
        while ((read = await body.ReadAsync(buffer, ended).ConfigureAwait(false)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            start.Write(buffer, 0, (int)Math.Min(read, maxKept - start.Length));
            length += read;
        }

        return new UploadBody(name, length, Convert.ToHexString(hash.GetHashAndReset()), start.ToArray());
    }
}
