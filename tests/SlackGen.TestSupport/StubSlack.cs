using System.Globalization;
using System.Net.Http.Headers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace SlackGen.TestSupport;

/// <summary>A Slack that responds as a test says and records what it was sent, over HTTP on 127.0.0.1.</summary>
/// <remarks>One server for all tests of a process, with a folder for each test: nothing has to be stopped, and tests run in parallel.</remarks>
public sealed class StubSlack
{
    private const int Fallback = 1000;

    private static readonly Lazy<WireMockServer> Server = new(() => WireMockServer.Start());
    private static int count;

    private readonly string folder = string.Create(CultureInfo.InvariantCulture, $"/{Interlocked.Increment(ref count)}/api/");

    public StubSlack() => Server.Value
        .Given(Request.Create().WithPath(folder + "*"))
        .AtPriority(Fallback)
        .RespondWith(Json("""{"ok": false, "error": "unknown_method"}"""));

    /// <summary>Gets the base address for clients.</summary>
    public Uri Address => new(Server.Value.Url + folder);

    /// <summary>Gets what arrived, in order.</summary>
    public IReadOnlyList<StubCall> Calls => [.. Server.Value.LogEntries
        .Select(entry => entry.RequestMessage!)
        .Where(request => request.Path.StartsWith(folder, StringComparison.Ordinal))
        .Select(request => new StubCall(
            request.Method,
            request.Path[folder.Length..],
            new Uri(request.AbsoluteUrl).Query,
            request.Body ?? "",
            request.Headers!.TryGetValue("Authorization", out var authorization) ? AuthenticationHeaderValue.Parse(authorization.Single()) : null))];

    /// <summary>Responds to the calls of a method in turn; the last response is repeated.</summary>
    public StubSlack Respond(string method, params string[] json)
    {
        for (var i = 0; i < json.Length; i++)
        {
            var given = Server.Value.Given(Request.Create().WithPath(folder + method));
            if (json.Length > 1)
            {
                // A scenario that has not begun is in no state.
                given = given.InScenario(folder + method);
                given = (i > 0 ? given.WhenStateIs(State(i)) : given).WillSetStateTo(State(Math.Min(i + 1, json.Length - 1)));
            }

            given.RespondWith(Json(json[i]));
        }

        return this;
    }

    private static string State(int position) => position.ToString(CultureInfo.InvariantCulture);

    private static IResponseBuilder Json(string json) => Response.Create().WithHeader("Content-Type", "application/json; charset=utf-8").WithBody(json);
}

/// <summary>A call that arrived.</summary>
/// <param name="Verb">The HTTP verb.</param>
/// <param name="Method">The Slack method.</param>
/// <param name="Query">The query, encoded as it arrived.</param>
/// <param name="Body">The body; empty where there is none.</param>
/// <param name="Authorization">The header that carries the token.</param>
public sealed record StubCall(string Verb, string Method, string Query, string Body, AuthenticationHeaderValue? Authorization);
