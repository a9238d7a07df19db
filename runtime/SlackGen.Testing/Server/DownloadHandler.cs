using System.Text;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>Serves the bytes of the workspace's files: to a token with <c>files:read</c> of somebody who sees the file, and to anyone with a public link.</summary>
/// <param name="options">The options of the fake.</param>
/// <param name="workspaces">The workspaces.</param>
/// <param name="authentication">Finds tokens.</param>
/// <param name="faults">The faults of downloads.</param>
internal sealed class DownloadHandler(FakeSlackOptions options, WorkspaceTable workspaces, Authentication authentication, FaultQueue faults)
{
    private const string Scope = "files:read";
    private const string SignIn = "/signin";
    private const string SecretParameter = "pub_secret";

    private static readonly PathString[] Prefixes = [FileAddress.PrivatePrefix.TrimEnd('/'), FileAddress.PublicPrefix.TrimEnd('/'), SignIn];

    public static bool Handles(HttpContext http) => Prefixes.Any(p => http.Request.Path.StartsWithSegments(p, StringComparison.Ordinal));

    public async Task HandleAsync(HttpContext http, CancellationToken stopping)
    {
        if (faults.Next() is { } fault)
        {
            await fault.PlayAsync(http, () => Respond(http.Request), options.TimeProvider, stopping).ConfigureAwait(false);
            return;
        }

        var response = Respond(http.Request);
        if (HttpMethods.IsHead(http.Request.Method))
        {
            response.WriteHead(http.Response);
            http.Response.ContentLength = response.Body.Length;
            return;
        }

        await response.WriteAsync(http.Response).ConfigureAwait(false);
    }

    private FakeResponse Respond(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            return FakeResponse.MethodNotAllowed();
        }

        var path = request.Path.Value!;
        if (request.Path.StartsWithSegments(SignIn, StringComparison.Ordinal))
        {
            return FakeResponse.Html(StatusCodes.Status200OK, "Sign in to Slack");
        }

        // Not under the gate of a workspace: tokens have a gate of their own, under which workspaces change.
        var token = authentication.FindLive(Credentials.Read(request.Headers.Authorization).Token);
        foreach (var workspace in workspaces.All)
        {
            lock (workspace.State.Gate)
            {
                if (FileAddress.Find(workspace.State, path) is { } file)
                {
                    return Respond(request, path, workspace, file, token);
                }
            }
        }

        return FakeResponse.Html(StatusCodes.Status404NotFound, "404 Not Found");
    }

    private FakeResponse Respond(HttpRequest request, string path, Workspace workspace, FileEntity file, FakeToken? token)
    {
        var isPublicLink = path.StartsWith(FileAddress.PublicPrefix, StringComparison.Ordinal) || request.Query[SecretParameter] == file.PublicSecret;
        if (isPublicLink ? !file.IsPublicLinkShared : IsForbidden(token, workspace, file))
        {
            return isPublicLink ? FakeResponse.Html(StatusCodes.Status404NotFound, "404 Not Found") : ToSignIn(request);
        }

        if (file.IsDeleted || file.Mode == FileEntity.External)
        {
            return FakeResponse.Html(StatusCodes.Status404NotFound, "404 Not Found");
        }

        if (workspace.State.Canvases.Find(file.Id) is { } canvas)
        {
            return new FakeResponse(CanvasHtml.Create(canvas), "text/html; charset=utf-8");
        }

        if (file.Content is not { } content)
        {
            return new FakeResponse(
                Encoding.UTF8.GetBytes($"The fake has not kept the {file.Size} bytes of {file.Id}: {nameof(FakeSlackOptions)}.{nameof(options.MaxFileBytes)} is {options.MaxFileBytes}."),
                "text/plain; charset=utf-8")
            {
                Status = StatusCodes.Status507InsufficientStorage,
            };
        }

        var whole = new FakeResponse(content, file.Kind.MimeType)
        {
            Headers = FileAddress.IsDownload(path) ? [("Content-Disposition", $"attachment; filename*=UTF-8''{Uri.EscapeDataString(file.Name)}")] : [],
        };
        return FilePart.Create(request, whole, $"\"{file.Id}\"");
    }

    private bool IsForbidden(FakeToken? token, Workspace workspace, FileEntity file) =>
        token is not { Kind: TokenKind.Any or TokenKind.Bot or TokenKind.User }
        || !token.HasScope(Scope)
        || !workspaces.Reaches(token, workspace)
        || !workspace.IsActive(token)
        || !file.IsVisibleTo(workspace.State, workspace.ActorOf(token).Id);

    // A client that follows it saves a page instead of the file, as at Slack.
    private static FakeResponse ToSignIn(HttpRequest request) => FakeResponse.Html(StatusCodes.Status302Found, "302 Found") with
    {
        Headers = [("Location", $"{SignIn}?redir={Uri.EscapeDataString(request.Path.Value!)}")],
    };
}
