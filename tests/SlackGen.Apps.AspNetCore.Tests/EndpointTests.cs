using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SlackGen.Apps.AspNetCore.Tests.Support;

namespace SlackGen.Apps.AspNetCore.Tests;

/// <summary>The endpoint is an ordinary one of ASP.NET Core.</summary>
public class EndpointTests
{
    [TestCase("GET")]
    [TestCase("HEAD")]
    [TestCase("PUT")]
    public async Task Only_post_is_allowed(string method)
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/slack/events"));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(response.Content.Headers.Allow, Is.EqualTo(new[] { "POST" }));
    }

    [Test]
    public async Task It_takes_conventions_and_groups()
    {
        await using var host = await SlackHost.StartAsync(map: app => app.MapGroup("/slack").MapSlack("/events").RequireHost("127.0.0.1").WithName("slack"));
        using var response = await host.SendJsonAsync(Payloads.Event);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var endpoint = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Single();
        Assert.That(endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName, Is.EqualTo("slack"));
    }

    [Test]
    public async Task Authorization_of_all_endpoints_is_not_in_the_way()
    {
        await using var host = await SlackHost.StartAsync(
            services =>
            {
                services.AddAuthentication("none").AddScheme<AuthenticationSchemeOptions, RefusingHandler>("none", null);
                services.AddAuthorizationBuilder().SetFallbackPolicy(new([new Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement()], []));
            },
            app =>
            {
                app.UseAuthentication();
                app.UseAuthorization();
                app.MapSlack("/slack/events");
                app.MapPost("/other", static context => context.Response.WriteAsync("open"));
            });
        using var response = await host.SendJsonAsync(Payloads.Event);
        using var other = await host.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/other"));
        Assert.That((response.StatusCode, other.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
    }

    [Test]
    [Category("Slow")]
    public async Task Antiforgery_of_all_endpoints_is_not_in_the_way()
    {
        await using var host = await SlackHost.StartAsync(
            services => services.AddAntiforgery(),
            app =>
            {
                app.UseAntiforgery();
                var group = app.MapGroup("").WithMetadata(new RequireToken());
                group.MapSlack("/slack/events");
                group.MapPost("/other", static async context => await context.Request.ReadFormAsync());
            });
        using var response = await host.SendFormAsync(Payloads.Command());
        using var other = await host.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/other") { Content = new FormUrlEncodedContent([new("a", "b")]) });
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Receiver.Deliveries, Has.Count.EqualTo(1));
        Assert.That(other.IsSuccessStatusCode, Is.False);
    }

    private sealed class RequireToken : IAntiforgeryMetadata
    {
        public bool RequiresValidation => true;
    }

    private sealed class RefusingHandler(
        Microsoft.Extensions.Options.IOptionsMonitor<AuthenticationSchemeOptions> options,
        Microsoft.Extensions.Logging.ILoggerFactory loggers,
        System.Text.Encodings.Web.UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());
    }
}
