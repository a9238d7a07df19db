using Microsoft.AspNetCore.Http;

namespace SlackGen.Tool.Serve;

/// <summary>Sends the browser to a page after a form, so that loading it again sends nothing again.</summary>
/// <param name="target">The path, or the URL that a button opens.</param>
internal sealed class SeeOther(string target) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = target;
        return Task.CompletedTask;
    }
}
