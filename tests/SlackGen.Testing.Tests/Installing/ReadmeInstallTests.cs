using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SlackGen.Testing.Tests.Installing;

public sealed class ReadmeInstallTests
{
    [Test]
    public async Task The_installation_of_the_readme_works()
    {
        var readme = RepositoryFolder.Read("runtime", "SlackGen.Testing", "README.md");
        FakeSlack? fake = null;
        await using var app = await HttpServer.StartAsync(0, (http, stopping) =>
        {
            if (http.Request.Path == "/slack/install")
            {
                http.Response.Redirect(QueryHelpers.AddQueryString(new Uri(fake!.BaseAddress, "/oauth/v2/authorize").AbsoluteUri, new Dictionary<string, string?>
                {
                    ["client_id"] = "1000000000.2000000000",
                    ["scope"] = "chat:write",
                    ["redirect_uri"] = $"http://{http.Request.Host}/slack/oauth_redirect",
                }));
                return Task.CompletedTask;
            }

            return http.Response.WriteAsync(http.Request.Query["code"].Count > 0 ? "installed" : "failed", stopping);
        });

        var acme = Workspace.Sample();
        acme.Name = "Acme";
        await using var slack = await FakeSlack.StartAsync(o =>
        {
            o.Workspace = Workspace.Sample();
            o.AddWorkspace(acme, "T0ACME", "acme");
            o.App.RedirectUrls = [new Uri(app.Address, "/slack")];
        });
        fake = slack;

        var page = await slack.Apps.InstallAsync(new Uri(app.Address, "/slack/install"), new FakeApproval { PlaceId = "T0ACME" });
        Assert.That((page.StatusCode, page.Text), Is.EqualTo((200, "installed")));
        await acme.User("stantz").SayAsync("#general", "hello");
        foreach (var member in typeof(FakeApps).GetMethods().Where(m => m.DeclaringType == typeof(FakeApps)).Select(m => m.Name).Distinct())
        {
            Assert.That(readme, Does.Contain($"`{member}("), "every act is in the table");
        }
    }
}
