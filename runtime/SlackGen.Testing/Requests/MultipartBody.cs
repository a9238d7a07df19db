using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace SlackGen.Testing;

/// <summary>Reads a <c>multipart/form-data</c> body.</summary>
internal static class MultipartBody
{
    /// <summary>Adds every part to the arguments: a part with a file name as a file, any other as text.</summary>
    /// <returns>Whether the body is well-formed.</returns>
    public static async Task<bool> TryReadAsync(byte[] body, string? boundary, Dictionary<string, RawArgument> arguments)
    {
        if (string.IsNullOrEmpty(boundary))
        {
            return false;
        }

        var reader = new MultipartReader(boundary, new MemoryStream(body));
        try
        {
            while (await reader.ReadNextSectionAsync().ConfigureAwait(false) is { } section)
            {
                if (section.GetContentDispositionHeader() is not { } disposition
                    || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 } name)
                {
                    return false;
                }

                using var bytes = new MemoryStream();
                await section.Body.CopyToAsync(bytes).ConfigureAwait(false);
                arguments[name] = disposition.IsFileDisposition()
                    ? new RawArgument.Upload(new RecordedFile(name, FileName(disposition), section.ContentType, bytes.ToArray()))
                    : new RawArgument.Text(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
            }

            return true;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Returns the name of a file. <c>filename*</c>, which can hold non-ASCII names, takes precedence over <c>filename</c>.</summary>
    public static string FileName(ContentDispositionHeaderValue disposition) =>
        HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
}
