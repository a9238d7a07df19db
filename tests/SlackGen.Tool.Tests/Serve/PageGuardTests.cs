using System.Net;
using Microsoft.AspNetCore.Http;
using SlackGen.Tool.Serve;

namespace SlackGen.Tool.Tests.Serve;

/// <summary>Which requests the page accepts, and what it says of failures.</summary>
public sealed class PageGuardTests
{
    [TestCase("127.0.0.1", 80, 200)]
    [TestCase("localhost:80", 80, 200)]
    [TestCase("127.0.0.1", 8080, 403)]
    [TestCase("127.0.0.1:8081", 8080, 403)]
    public async Task A_host_without_a_port_is_that_of_port_80(string host, int port, int status)
    {
        var http = new DefaultHttpContext();
        (http.Request.Method, http.Request.Host, http.Connection.LocalPort) = ("GET", new HostString(host), port);
        await PageGuard.CheckAsync(http, _ => Task.CompletedTask);

        Assert.That(http.Response.StatusCode, Is.EqualTo(status));
    }

    [TestCase("text/html", "text/html; charset=utf-8", "<p class=\"notice\" role=\"alert\">The page failed: InvalidDataException: &lt;b&gt; …</p>")]
    [TestCase("*/*", "text/plain; charset=utf-8", "The page failed: InvalidDataException: <b> …")]
    public async Task A_failure_is_said_in_the_page_and_in_the_log(string accept, string type, string text)
    {
        var output = new StringWriter();
        var http = new DefaultHttpContext();
        http.Request.Headers.Accept = accept;
        http.Request.Path = "/log";
        http.Request.Method = "GET";
        using var body = new MemoryStream();
        http.Response.Body = body;
        await using (var log = new TrafficLog(TextWriter.Synchronized(output)))
        {
            await PageErrors.CatchAsync(http, _ => throw new InvalidDataException("<b> xoxb-secret"), log);
        }

        Assert.That((http.Response.StatusCode, http.Response.ContentType), Is.EqualTo(((int)HttpStatusCode.InternalServerError, type)));
        Assert.That(System.Text.Encoding.UTF8.GetString(body.ToArray()), Does.Contain(text));
        Assert.That(output.ToString(), Does.Contain("GET /log").And.Contain("InvalidDataException").And.Not.Contain("secret"));
    }
}
