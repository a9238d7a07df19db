using Microsoft.AspNetCore.Http;

namespace SlackGen.Tool.Serve;

/// <summary>Reads forms.</summary>
internal static class PageForm
{
    /// <summary>Returns the form of a request.</summary>
    /// <exception cref="BadHttpRequestException">The body is not a form, or it cannot be read.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            throw new BadHttpRequestException($"The form cannot be read: {e.Message}", StatusCodes.Status400BadRequest, e);
        }
    }
}
